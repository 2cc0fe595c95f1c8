using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Research.Explaining;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll journal lines</c></summary>
internal sealed class JournalLinesCommand : PlimsollCommand
{
    private readonly JournalPlace place = new();
    private readonly Option<bool> hashOnly = new("--hash") { Description = "Print the SHA-256 of the lines alone." };

    public JournalLinesCommand()
        : base("lines", "Write the executions of a journal as canonical JSON, one a line; --json counts and hashes.")
    {
        place.AddTo(this);
        Options.Add(hashOnly);
    }

    public override IReadOnlyList<string> Examples =>
        ["plimsoll journal lines journal > fills.jsonl", "plimsoll journal lines journal --hash"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var output = scope.Output;
        var isSilent = output.IsJson || arguments.GetValue(hashOnly);
        using var interrupt = new Interrupt(output);
        var (count, hash) = FactLines.Write(
            place.Of(arguments), line => Show(output, isSilent, line), interrupt.Token);
        output.Json(json =>
        {
            json.BeginObject();
            json.Write("count", count);
            json.Write("sha256", hash);
            json.EndObject();
        });
        if (!output.IsJson && arguments.GetValue(hashOnly))
        {
            output.Line(string.Create(CultureInfo.InvariantCulture, $"{hash}  {count} lines"));
        }

        return ExitCode.Ok;
    }

    private static void Show(Output output, bool isSilent, string line)
    {
        if (!isSilent)
        {
            output.Line(line);
        }
    }
}
