using System.CommandLine;
using System.Globalization;
using Plimsoll.Data.Json;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;
using Plimsoll.Research.Accounts;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll ledger lots</c></summary>
internal sealed class LedgerLotsCommand : PlimsollCommand
{
    private readonly LedgerFolder folder = new();
    private readonly Option<bool> closed = new("--closed") { Description = "List the closed lots too." };

    public LedgerLotsCommand()
        : base("lots", "List the tax lots of a recorded run, first in, first out.")
    {
        folder.AddTo(this);
        Options.Add(closed);
    }

    public override IReadOnlyList<string> Examples =>
        ["plimsoll ledger lots journal", "plimsoll ledger lots journal --closed --json"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var books = folder.Read(arguments, scope).Books;
        var showsClosed = arguments.GetValue(closed);
        scope.Output.Json(json => WriteJson(json, books, showsClosed));
        if (!scope.Output.IsJson)
        {
            for (var i = 0; i < books.Instruments.Count; i++)
            {
                WriteText(scope.Output, books, new InstrumentIndex(i), showsClosed);
            }
        }

        return ExitCode.Ok;
    }

    private static void WriteText(Output output, AccountFold books, InstrumentIndex index, bool showsClosed)
    {
        var instrument = books.Instruments[index.Value];
        var lots = books.Lots(index);
        var fees = lots.ClosedFees;
        output.Line(
            $"{instrument}: realised {lots.Realised} {instrument.Quote} before fees, {lots.Realised - fees} after");
        if (showsClosed && books.Closings(index).Count > 0)
        {
            var table = new TextTable("opened", "closed", ">quantity", ">bought or sold at", ">closed at", ">profit");
            foreach (var one in books.Closings(index))
            {
                table.Add(
                    TimestampText.Format(one.Opened.TimeNs), TimestampText.Format(one.TimeNs),
                    instrument.QuantityGrid.Format(one.Opened.Lots), instrument.PriceGrid.Format(one.Opened.Ticks),
                    instrument.PriceGrid.Format(one.Ticks), (one.Profit - one.Fees).ToString());
            }

            table.WriteTo(output.Human, "  ");
        }

        if (lots.Open.Length == 0)
        {
            output.Line("  no open lots");
            return;
        }

        var open = new TextTable("opened", ">order", ">quantity", ">price", ">fee");
        foreach (var lot in lots.Open)
        {
            open.Add(
                TimestampText.Format(lot.TimeNs), lot.Order.Value.ToString(CultureInfo.InvariantCulture),
                instrument.QuantityGrid.Format(lot.Lots), instrument.PriceGrid.Format(lot.Ticks), lot.Fee.ToString());
        }

        open.WriteTo(output.Human, "  ");
    }

    private static void WriteJson(CanonicalJsonWriter json, AccountFold books, bool showsClosed)
    {
        json.BeginObject();
        json.BeginArray("instruments");
        for (var i = 0; i < books.Instruments.Count; i++)
        {
            var index = new InstrumentIndex(i);
            var instrument = books.Instruments[i];
            json.BeginObject();
            if (showsClosed)
            {
                json.BeginArray("closed");
                foreach (var one in books.Closings(index))
                {
                    WriteClosing(json, instrument, in one);
                }

                json.EndArray();
            }

            json.Write("closedFees", books.Lots(index).ClosedFees.ToString());
            json.Write("instrument", instrument.Id.ToString());
            json.BeginArray("open");
            foreach (var lot in books.Lots(index).Open)
            {
                WriteLot(json, instrument, in lot);
            }

            json.EndArray();
            json.Write("realised", books.Lots(index).Realised.ToString());
            json.EndObject();
        }

        json.EndArray();
        json.Write("method", "FIFO");
        json.EndObject();
    }

    private static void WriteLot(CanonicalJsonWriter json, Instrument instrument, in TaxLot lot)
    {
        json.BeginObject();
        json.Write("fee", lot.Fee.ToString());
        json.Write("opened", TimestampText.Format(lot.TimeNs));
        json.Write("order", lot.Order.Value);
        json.Write("price", instrument.PriceGrid.Format(lot.Ticks));
        json.Write("quantity", instrument.QuantityGrid.Format(lot.Lots));
        json.EndObject();
    }

    private static void WriteClosing(CanonicalJsonWriter json, Instrument instrument, in LotClosing one)
    {
        json.BeginObject();
        json.Write("closed", TimestampText.Format(one.TimeNs));
        json.Write("closedAt", instrument.PriceGrid.Format(one.Ticks));
        json.Write("closedBy", one.Order.Value);
        json.Write("fees", one.Fees.ToString());
        json.Write("opened", TimestampText.Format(one.Opened.TimeNs));
        json.Write("openedAt", instrument.PriceGrid.Format(one.Opened.Ticks));
        json.Write("openedBy", one.Opened.Order.Value);
        json.Write("profit", one.Profit.ToString());
        json.Write("quantity", instrument.QuantityGrid.Format(one.Opened.Lots));
        json.EndObject();
    }
}
