using System.Globalization;
using Plimsoll.Data.Json;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Commands;

/// <summary>Keeps the entries of a ledger to be listed.</summary>
internal sealed class EntryList : ILedgerSink
{
    public List<(LedgerEntry Entry, Posting[] Postings)> Entries { get; } = [];

    public void OnEntry(in LedgerEntry entry, ReadOnlySpan<Posting> postings) =>
        Entries.Add((entry, postings.ToArray()));

    public static string Heading(LedgerEntry entry)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{entry.Number} {entry.Kind}");
        text += entry.TimeNs == 0 ? "" : " " + TimestampText.Format(entry.TimeNs);
        return entry.Kind == LedgerEntryKind.Fill
            ? text + string.Create(
                CultureInfo.InvariantCulture, $" order {entry.Order.Value} execution {entry.Execution.Value}")
            : text;
    }

    public void WriteJson(CanonicalJsonWriter json, string key, DoubleEntryLedger ledger)
    {
        json.BeginArray(key);
        foreach (var (entry, postings) in Entries)
        {
            json.BeginObject();
            json.Write("execution", entry.Execution.Value);
            json.Write("kind", entry.Kind.ToString());
            json.Write("number", entry.Number);
            json.Write("order", entry.Order.Value);
            json.BeginArray("postings");
            foreach (var posting in postings)
            {
                json.BeginObject();
                json.Write("account", posting.Account.ToString());
                json.Write("amount", posting.Amount.ToString());
                json.Write("asset", ledger.Assets[posting.Asset].Name);
                json.EndObject();
            }

            json.EndArray();
            json.Write("time", entry.TimeNs == 0 ? null : TimestampText.Format(entry.TimeNs));
            json.EndObject();
        }

        json.EndArray();
    }
}
