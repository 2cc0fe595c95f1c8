using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Research.Accounts;

namespace Plimsoll.Host.Commands;

/// <summary>What all <c>ledger</c> commands have in common: a journal whose books are folded.</summary>
internal sealed class LedgerFolder
{
    private readonly TextOption until = new("--until", "SEQ", "Stop behind this record.") { DefaultText = "the last" };

    private readonly JournalPlace place = new();

    public Argument<string> Folder => place.Folder;

    public void AddTo(Command command)
    {
        place.AddTo(command);
        command.Options.Add(until);
    }

    public JournalAccount Read(ParseResult arguments, CommandScope scope, ILedgerSink? sink = null)
    {
        var last = new ValueReader(arguments).Whole(until, 1, long.MaxValue) ?? long.MaxValue;
        using var interrupt = new Interrupt(scope.Output);
        var account = JournalAccount.Read(place.Of(arguments), last, sink, interrupt.Token);
        if (account.Report.Tail is { } tail)
        {
            scope.Output.ErrorLine($"note: a crash left a torn tail, which is no part of the books: {tail}");
        }

        return account;
    }

    /// <summary>Where in the journal the books stand.</summary>
    public static string Place(JournalAccount account) => string.Create(
        CultureInfo.InvariantCulture,
        $"behind record {account.Report.LastSequence}: {account.Books.Ledger.EntryCount} entries, "
        + $"{account.Books.Fills.Count} executions");
}
