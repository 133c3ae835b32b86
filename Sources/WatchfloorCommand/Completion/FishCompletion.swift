internal import DisplayText

/// The script for fish 3 or later.
enum FishCompletion {
  static func text(asking program: String) -> String {
    #"""
    # fish completion for watchfloor, made by "watchfloor completion fish".

    # The subcommand, and how many operands it has before this word.
    function __watchfloor_place
        set -l command dashboard
        set -l operands 0
        set -l pending 0
        for word in (commandline -opc)[2..-1]
            if test $pending = 1
                set pending 0
            else if contains -- $word \#(valued)
                set pending 1
            else if string match -q -- '-?*' $word
                continue
            else if test $command$operands = dashboard0; and contains -- $word \#(commands)
                set command $word
            else
                set operands (math $operands + 1)
            end
        end
        echo $command
        echo $operands
    end

    # Whether the subcommand is one of those named.
    function __watchfloor_in
        set -l place (__watchfloor_place)
        contains -- $place[1] $argv
    end

    # Whether the subcommand's operand of a number is to come.
    function __watchfloor_at
        set -l place (__watchfloor_place)
        test "$place" = "$argv"
    end

    # Asks the program that this was made for, whatever stands at the beginning of the line.
    function __watchfloor_ask
        set -l typed (commandline -opc)
        \#(ShellQuoting.fish(program)) completion-words $argv[1] -- $typed[2..-1] 2>/dev/null
    end

    complete -c watchfloor -f

    """# + (commandLines + optionLines + operandLines).joined(separator: "\n")
  }

  private static let valued = CompletionScript.valuedOptions.joined(separator: " ")
  private static let commands = CompletionScript.commandWords.joined(separator: " ")
  private static let first = "-n '__watchfloor_at dashboard 0'"

  private static var commandLines: [String] {
    CompletionScript.commands.filter { $0.id != .dashboard }.map { command in
      line("\(first) -a \(command.id.rawValue) -d \(ShellQuoting.fish(command.summary.string))")
    }
  }

  private static var optionLines: [String] {
    CommandOption.table.map { option in
      let owners = CompletionScript.commands
        .filter { CompletionScript.options(of: $0).contains { $0.id == option.id } }
        .map(\.id.rawValue).joined(separator: " ")
      let condition = option.isUniversal ? "" : "-n '__watchfloor_in \(owners)' "
      let short = option.short.map { "-s \($0) " } ?? ""
      let value = option.value.map { "\(action($0.completion) ?? "-x") " } ?? ""
      return line(
        "\(condition)\(short)-l \(option.id.rawValue) \(value)-d \(ShellQuoting.fish(option.summary.string))"
      )
    }
  }

  private static var operandLines: [String] {
    CompletionScript.commands.flatMap { command in
      command.completedOperands.enumerated().compactMap { index, operand in
        let place = "\(command.id.rawValue)\(operand.isOpenEnded ? "" : " \(index)")"
        let condition = operand.isOpenEnded ? "__watchfloor_in" : "__watchfloor_at"
        return action(operand.completion).map { line("-n '\(condition) \(place)' \($0)") }
      }
    }
  }

  private static func line(_ arguments: String) -> String { "complete -c watchfloor \(arguments)" }

  private static func action(_ source: CompletionScript.Source) -> String? {
    switch source {
    case .words(let words): "-x -a \(ShellQuoting.fish(words.joined(separator: " ")))"
    case .asked(let kind): "-x -a '(__watchfloor_ask \(kind.rawValue))'"
    case .directories: "-x -a '(__fish_complete_directories (commandline -ct) directory)'"
    case .files: "-r -F"
    case .commands: "-x -a '\(commands)'"
    case .nothing: nil
    }
  }
}
