/// The script for bash 4.3 or later, with or without its bash-completion package.
enum BashCompletion {
  static func text(asking program: String) -> String {
    #"""
    # bash completion for watchfloor, made by "watchfloor completion bash".

    # Offers the lines of standard input that begin with what is typed, quoted for the shell. After
    # an open quote they stand as they are, but for those that would mean something in it.
    _watchfloor_offer() {
      local word start=$cur quote=''
      case $start in [\"\']*) quote=${start:0:1} start=${start:1} ;; esac
      [[ $quote ]] || start=${start//\\/}
      while IFS= read -r word; do
        [[ $word == "$start"* ]] || continue
        if [[ ! $quote ]]; then
          printf -v word %q "$word"
        elif [[ $word == *[\"\'\`\$\\!]* ]]; then
          continue
        fi
        COMPREPLY+=("$word")
      done
    }

    _watchfloor_words() {
      _watchfloor_offer < <(printf '%s\n' "$@")
    }

    # Asks the program that this was made for, whatever stands at the beginning of the line.
    _watchfloor_ask() {
      _watchfloor_offer < <(
        \#(ShellQuoting.posix(program)) completion-words "$1" -- "${typed[@]}" 2>/dev/null)
    }

    _watchfloor_paths() {
      local path
      compopt -o filenames 2>/dev/null
      while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen "$1" -- "$cur")
    }

    # The words before this one: joined where bash splits at ":" and "=", without their quotes.
    _watchfloor_read() {
      local i word
      for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $word in
          =) continue ;;
          :) [[ ${typed[*]} ]] && typed[-1]+=:${COMP_WORDS[++i]}; continue ;;
          \'*\' | \"*\") word=${word:1:-1} ;;
          *) word=${word//\\/} ;;
        esac
        typed+=("$word")
      done
    }

    # Finds the subcommand, how many operands it has, and the option that waits for its value.
    _watchfloor_place() {
      local word
      for word in "${typed[@]}"; do
        if [[ $pending ]]; then
          pending=''
        elif [[ ! $ended && $word == -- ]]; then
          ended=1
        elif [[ ! $ended && $word == -?* ]]; then
          [[ ' \#(valued) ' == *" $word "* ]] && pending=$word
        elif [[ ! $command && $operands == 0 && ' \#(commands) ' == *" $word "* ]]; then
          command=$word
        else
          operands=$((operands + 1))
        fi
      done
    }

    _watchfloor_value() {
      case $pending in
    \#(CompletionScript.indented(values))
      esac
    }

    _watchfloor_options() {
      case $command in
    \#(CompletionScript.indented(options))
      esac
    }

    _watchfloor_operand() {
      case $command:$operands in
    \#(CompletionScript.indented(operands))
      esac
    }

    _watchfloor() {
      local cur=${COMP_WORDS[COMP_CWORD]} command='' operands=0 pending='' ended=''
      local -a typed=()
      COMPREPLY=()
      _watchfloor_read
      _watchfloor_place
      [[ $cur == '=' ]] && cur=''
      if [[ $pending ]]; then
        _watchfloor_value
      elif [[ ! $ended && $cur == -* ]]; then
        _watchfloor_options
      else
        _watchfloor_operand
      fi
    }

    complete -F _watchfloor watchfloor
    """#
  }

  private static let valued = CompletionScript.valuedOptions.joined(separator: " ")
  private static let commands = CompletionScript.commandWords.joined(separator: " ")

  private static var values: [String] {
    CommandOption.table.compactMap { option in
      option.value.flatMap { action($0.completion) }.map { "\(option.name)) \($0) ;;" }
    }
  }

  private static var options: [String] {
    CompletionScript.commands.map { command in
      let words = CompletionScript.options(of: command).flatMap(\.spellings).joined(separator: " ")
      return "\(pattern(command))) _watchfloor_words \(words) ;;"
    }
  }

  /// The dashboard's operand stands where a subcommand can stand too.
  private static var operands: [String] {
    CompletionScript.commands.flatMap { command in
      command.completedOperands.enumerated().compactMap { index, operand in
        let first = command.id == .dashboard ? "_watchfloor_words \(commands); " : ""
        let place = "\(pattern(command)):\(operand.isOpenEnded ? "*" : "\(index)")"
        return action(operand.completion).map { "\(place)) \(first)\($0) ;;" }
      }
    }
  }

  private static func pattern(_ command: Subcommand) -> String {
    command.id == .dashboard ? "''" : command.id.rawValue
  }

  private static func action(_ source: CompletionScript.Source) -> String? {
    switch source {
    case .words(let words): "_watchfloor_words \(ShellQuoting.posixWords(words))"
    case .asked(let kind): "_watchfloor_ask \(kind.rawValue)"
    case .directories: "_watchfloor_paths -d"
    case .files: "_watchfloor_paths -f"
    case .commands: "_watchfloor_words \(commands)"
    case .nothing: nil
    }
  }
}
