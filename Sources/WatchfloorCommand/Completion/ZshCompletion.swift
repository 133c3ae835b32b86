internal import DisplayText

/// The script for zsh, to be sourced or put into a directory of `fpath` as `_watchfloor`.
enum ZshCompletion {
  static func text(asking program: String) -> String {
    #"""
    #compdef watchfloor
    # zsh completion for watchfloor, made by "watchfloor completion zsh".

    # Asks the program that this was made for, whatever stands at the beginning of the line.
    _watchfloor_ask() {
      local -a found
      found=("${(@f)$(\#(ShellQuoting.posix(program)) completion-words $1 -- "${typed[@]}" 2>/dev/null)}")
      [[ -n $found[1] ]] && compadd -- "${found[@]}"
    }

    _watchfloor_commands() {
      local -a commands
      commands=(
    \#(CompletionScript.indented(descriptions))
      )
      _describe -t commands subcommand commands
    }

    _watchfloor_first() {
      local ret=1
      _watchfloor_commands && ret=0
      _files -/ && ret=0
      return ret
    }

    _watchfloor() {
      local curcontext=$curcontext state line ret=1
      local -a typed
      typed=("${(@Q)words[2,CURRENT-1]}")
      typeset -A opt_args
      _arguments -C \
    \#(specifications(.entry(.dashboard), operands: ["'1: : _watchfloor_first'", "'*:: :->rest'"])) && ret=0
      [[ $state == rest ]] || return ret
      case $line[1] in
    \#(CompletionScript.indented(cases))
      esac
    }

    if [[ $funcstack[1] == _watchfloor ]]; then
      _watchfloor "$@"
    else
      compdef _watchfloor watchfloor
    fi
    """#
  }

  private static var descriptions: [String] {
    CompletionScript.commands.filter { $0.id != .dashboard }.map {
      ShellQuoting.posix("\($0.id.rawValue):\($0.summary.string)")
    }
  }

  private static var cases: [String] {
    CompletionScript.commands.filter { $0.id != .dashboard }.flatMap { command in
      ["\(command.id.rawValue))", "  _arguments \\"]
        + [specifications(command, operands: operands(command)), "  ;;"]
    }
  }

  private static func operands(_ command: Subcommand) -> [String] {
    command.completedOperands.enumerated().map { index, operand in
      let place = operand.isOpenEnded ? "*" : "\(index + 1)"
      let mark = operand.count == .optional ? "::" : ":"
      return ShellQuoting.posix(
        "\(place)\(mark)\(operand.name.string):\(action(operand.completion))")
    }
  }

  /// Arguments of `_arguments`, one a line.
  private static func specifications(_ command: Subcommand, operands: [String]) -> String {
    let lines = CompletionScript.options(of: command).flatMap(specifications) + operands
    return lines.map { "        \($0)" }.joined(separator: " \\\n")
  }

  private static func specifications(_ option: CommandOption) -> [String] {
    let text = "[\(ShellQuoting.zshDescription(option.summary.string))]"
    guard let value = option.value else {
      let others = "(\(option.spellings.joined(separator: " ")))"
      return option.spellings.map { ShellQuoting.posix("\(others)\($0)\(text)") }
    }
    return [
      ShellQuoting.posix("\(option.name)=\(text):\(value.name.string):\(action(value.completion))")
    ]
  }

  /// An action that begins with a space is called as it stands.
  private static func action(_ source: CompletionScript.Source) -> String {
    switch source {
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .asked(let kind): " _watchfloor_ask \(kind.rawValue)"
    case .directories: "_files -/"
    case .files: "_files"
    case .commands: " _watchfloor_commands"
    case .nothing: " "
    }
  }
}
