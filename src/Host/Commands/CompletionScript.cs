using System.CommandLine;
using System.Text;

namespace Plimsoll.Host.Commands;

/// <summary>Completion scripts, made from the command tree: they need no process to answer.</summary>
internal static class CompletionScript
{
    public static string Bash(Command root)
    {
        var text = new StringBuilder();
        text.Append("# bash completion for plimsoll\n_plimsoll() {\n");
        text.Append("    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} path= word\n");
        text.Append("    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n        case \"$path $word\" in\n");
        text.Append("            ").Append(
            string.Join(" | ", Paths(root).Skip(1).Select(static entry => $"\"{entry.Path}\"")));
        text.Append(") path=\"$path $word\" ;;\n        esac\n    done\n");
        text.Append("    case \"$path $previous\" in\n");
        foreach (var (path, command) in Paths(root))
        {
            foreach (var option in command.Options)
            {
                var values = Values(option);
                if (values is { Count: > 0 })
                {
                    text.Append("        \"").Append(path).Append(' ').Append(option.Name).Append(
                        "\") COMPREPLY=($(compgen -W \"")
                        .Append(string.Join(' ', values)).Append("\" -- \"$current\")); return ;;\n");
                }
                else if (values is not null)
                {
                    text.Append("        \"").Append(path).Append(' ').Append(option.Name).Append("\") return ;;\n");
                }
            }
        }

        text.Append("    esac\n    case \"$path\" in\n");
        foreach (var (path, command) in Paths(root))
        {
            text.Append("        \"").Append(path).Append("\") COMPREPLY=($(compgen -W \"")
                .Append(string.Join(' ', Words(root, command))).Append("\" -- \"$current\")) ;;\n");
        }

        return text.Append("    esac\n}\ncomplete -o default -F _plimsoll plimsoll ./plimsoll\n").ToString();
    }

    public static string Zsh(Command root)
    {
        var text = new StringBuilder();
        text.Append("#compdef plimsoll\n_plimsoll() {\n    local path= word\n    local previous=${words[CURRENT-1]}\n");
        text.Append("    for word in ${words[2,CURRENT-1]}; do\n        case \"$path $word\" in\n");
        text.Append("            ").Append(
            string.Join(" | ", Paths(root).Skip(1).Select(static entry => $"\"{entry.Path}\"")));
        text.Append(") path=\"$path $word\" ;;\n        esac\n    done\n    case \"$path $previous\" in\n");
        foreach (var (path, command) in Paths(root))
        {
            foreach (var option in command.Options)
            {
                if (Values(option) is { } values)
                {
                    text.Append("        \"").Append(path).Append(' ').Append(option.Name).Append("\") ")
                        .Append(values.Count > 0 ? "compadd -- " + string.Join(' ', values) : "_files").Append(
                            "; return ;;\n");
                }
            }
        }

        text.Append("    esac\n    case \"$path\" in\n");
        foreach (var (path, command) in Paths(root))
        {
            text.Append("        \"").Append(path).Append("\") compadd -- ")
                .Append(string.Join(' ', Words(root, command))).Append(
                    command.Arguments.Count > 0 ? "; _files ;;\n" : " ;;\n");
        }

        return text.Append("    esac\n}\ncompdef _plimsoll plimsoll\n").ToString();
    }

    public static string Fish(Command root)
    {
        var text = new StringBuilder("# fish completion for plimsoll\ncomplete -c plimsoll -e\n");
        foreach (var (path, command) in Paths(root))
        {
            var words = path.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var seen = string.Join("; and ", words.Select(static word => "__fish_seen_subcommand_from " + word));
            var children = string.Join(' ', command.Subcommands.Select(static child => child.Name));
            var deeper = children.Length == 0 ? "" : $"not __fish_seen_subcommand_from {children}";
            var condition = seen.Length > 0 && deeper.Length > 0 ? seen + "; and " + deeper : seen + deeper;
            foreach (var child in command.Subcommands)
            {
                text.Append(
                    $"complete -c plimsoll -f -n '{condition}' -a {child.Name} -d '{Quote(child.Description)}'\n");
            }

            foreach (var option in command.Options)
            {
                text.Append(
                    $"complete -c plimsoll -n '{condition}' -l {option.Name[2..]} -d '{Quote(option.Description)}'");
                text.Append(Values(option) is { } values ? values.Count > 0 ? $" -x -a '{string.Join(' ', values)}'"
                    : " -r" : "");
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>All commands with their words, each word after a blank: the root is the empty path.</summary>
    private static IEnumerable<(string Path, Command Command)> Paths(Command command, string path = "")
    {
        yield return (path, command);
        foreach (var child in command.Subcommands)
        {
            foreach (var entry in Paths(child, path + " " + child.Name))
            {
                yield return entry;
            }
        }
    }

    private static IEnumerable<string> Words(Command root, Command command)
    {
        var common = command == root ? root.Options : root.Options.Where(static option => option.Recursive);
        return command.Subcommands.Select(static child => child.Name)
            .Concat(command == root ? [] : command.Options.Select(static option => option.Name))
            .Concat(common.Select(static option => option.Name));
    }

    /// <summary>The words an option takes; empty for any other value, null for an option without one.</summary>
    private static IReadOnlyList<string>? Values(Option option) => option switch
    {
        TextOption text => text.Choices,
        Option<bool> => null,
        _ => [],
    };

    private static string Quote(string? text) => (text ?? "").Replace("'", "\\'", StringComparison.Ordinal);
}
