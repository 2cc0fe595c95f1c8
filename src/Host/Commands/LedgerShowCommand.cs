using System.CommandLine;
using Plimsoll.Data.Json;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Research.Accounts;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll ledger show</c></summary>
internal sealed class LedgerShowCommand : PlimsollCommand
{
    private const LedgerAccount LastAccount = LedgerAccount.Adjustment;
    private readonly LedgerFolder folder = new();
    private readonly Option<bool> entries = new("--entries") { Description = "List every entry with its postings." };

    public LedgerShowCommand()
        : base("show", "Show the double-entry books of a recorded run. Exit code 1 when they contradict its account.")
    {
        folder.AddTo(this);
        Options.Add(entries);
    }

    public override IReadOnlyList<string> Examples =>
        ["plimsoll ledger show journal", "plimsoll ledger show journal --entries --json"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var book = arguments.GetValue(entries) ? new EntryList() : null;
        var account = folder.Read(arguments, scope, book);
        var disagreement = account.Disagreement();
        scope.Output.Json(json => WriteJson(json, account, book, disagreement));
        if (!scope.Output.IsJson)
        {
            WriteText(scope.Output, account, book, disagreement);
        }

        return disagreement is null ? ExitCode.Ok : ExitCode.Finding;
    }

    private static void WriteText(Output output, JournalAccount account, EntryList? book, string? disagreement)
    {
        var ledger = account.Books.Ledger;
        if (book is not null)
        {
            foreach (var (entry, postings) in book.Entries)
            {
                output.Line(EntryList.Heading(entry));
                foreach (var posting in postings)
                {
                    output.Line($"    {ledger.Assets[posting.Asset].Name} {posting.Account}: {posting.Amount}");
                }
            }

            output.Line();
        }

        var table = new TextTable("asset", "account", ">balance");
        for (var asset = 0; asset < ledger.Assets.Count; asset++)
        {
            for (var one = LedgerAccount.Cash; one <= LastAccount; one++)
            {
                var balance = ledger.Balance(asset, one);
                if (!balance.IsZero)
                {
                    table.Add(ledger.Assets[asset].Name, one.ToString(), balance.ToString());
                }
            }

            table.Add(ledger.Assets[asset].Name, "sum", ledger.Total(asset).ToString());
        }

        table.WriteTo(output.Human);
        output.Line();
        output.Line(LedgerFolder.Place(account));
        output.Line($"realised, net of all charges: {ledger.NetRealised}");
        output.Line($"equity: {account.Kernel.Equity}");
        output.Line(disagreement is null
            ? "books and account agree to the last digit"
            : "books and account differ: " + disagreement);
    }

    private static void WriteJson(
        CanonicalJsonWriter json, JournalAccount account, EntryList? book, string? disagreement)
    {
        var ledger = account.Books.Ledger;
        json.BeginObject();
        json.BeginArray("assets");
        for (var asset = 0; asset < ledger.Assets.Count; asset++)
        {
            json.BeginObject();
            json.BeginObject("balances");
            foreach (var one in Enum.GetValues<LedgerAccount>().OrderBy(
                static one => one.ToString(), StringComparer.Ordinal))
            {
                json.Write(one.ToString(), ledger.Balance(asset, one).ToString());
            }

            json.EndObject();
            json.Write("kind", ledger.Assets[asset].Kind.ToString());
            json.Write("name", ledger.Assets[asset].Name);
            json.Write("sum", ledger.Total(asset).ToString());
            json.EndObject();
        }

        json.EndArray();
        json.Write("disagreement", disagreement);
        if (book is not null)
        {
            book.WriteJson(json, "entries", ledger);
        }

        json.Write("entryCount", ledger.EntryCount);
        json.Write("equity", account.Kernel.Equity.ToString());
        json.Write("lastSequence", account.Report.LastSequence);
        json.Write("netRealised", ledger.NetRealised.ToString());
        json.EndObject();
    }
}
