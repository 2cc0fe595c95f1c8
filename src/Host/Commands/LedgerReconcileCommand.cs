using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Research.Accounts;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll ledger reconcile</c></summary>
internal sealed class LedgerReconcileCommand : PlimsollCommand
{
    private readonly LedgerFolder folder = new();
    private readonly TextOption statement = new("--statement", "FILE", "The venue's statement, CSV or JSON.")
    {
        IsNeeded = true,
        IsPath = true,
    };

    public LedgerReconcileCommand()
        : base("reconcile", "Hold the books of a recorded run against a venue's statement. Exit code 1 if they differ.")
    {
        folder.AddTo(this);
        Options.Add(statement);
    }

    public override IReadOnlyList<string> Examples =>
        ["plimsoll ledger reconcile journal --statement statement.csv"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var venue = Statement(new ValueReader(arguments).Needed(statement));
        var account = folder.Read(arguments, scope);
        IReadOnlyList<LedgerDifference> found;
        try
        {
            found = Reconciliation.Compare(account.Books.Statement(), venue);
        }
        catch (ArgumentException cause)
        {
            throw new CommandException(ExitCode.Usage, [$"bad --statement: {cause.Message}: name each once"], cause);
        }

        WriteJson(scope.Output, found, account.Report.LastSequence);
        if (!scope.Output.IsJson)
        {
            foreach (var one in found)
            {
                var number = one.Execution == 0 ? ""
                    : string.Create(CultureInfo.InvariantCulture, $" execution {one.Execution}");
                scope.Output.Line($"{one.Class}: {one.Subject}{number}: own {one.Own}, venue {one.Venue}, "
                    + $"difference {one.Amount}");
                scope.Output.Line("    remedy: " + one.Remedy);
            }

            scope.Output.Line(LedgerFolder.Place(account));
            scope.Output.Line(found.Count == 0
                ? "books and statement agree"
                : string.Create(CultureInfo.InvariantCulture, $"{found.Count} differences; nothing was changed"));
        }

        return found.Count == 0 ? ExitCode.Ok : ExitCode.Finding;
    }

    private static AccountStatement Statement(string path)
    {
        try
        {
            return StatementReader.Read(File.ReadAllText(path), path);
        }
        catch (FormatException cause)
        {
            throw new CommandException(ExitCode.Usage, [cause.Message], cause);
        }
    }

    private static void WriteJson(Output output, IReadOnlyList<LedgerDifference> found, long lastSequence) =>
        output.Json(json =>
        {
            json.BeginObject();
            json.BeginArray("differences");
            foreach (var one in found)
            {
                json.BeginObject();
                json.Write("amount", one.Amount.ToString());
                json.Write("class", one.Class.ToString());
                json.Write("execution", one.Execution);
                json.Write("own", one.Own.ToString());
                json.Write("remedy", one.Remedy);
                json.Write("subject", one.Subject);
                json.Write("venue", one.Venue.ToString());
                json.EndObject();
            }

            json.EndArray();
            json.Write("lastSequence", lastSequence);
            json.EndObject();
        });
}
