using System.Globalization;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;

namespace Plimsoll.Data.Import;

/// <summary>
/// Market by order in Databento's schema <c>mbo</c>. Rows of a snapshot have the time of the snapshot, all others that
/// of the exchange. Sequence numbers count the messages of a whole channel, so that gaps cannot be told from them; the
/// flag of a book that may be bad tells one.
/// </summary>
internal sealed class DatabentoOrdersFeed : IFeed, IFeedProbe
{
    private const int ReceiveTime = 0;
    private const int EventTime = 1;
    private const int Action = 2;
    private const int Side = 3;
    private const int Price = 4;
    private const int Size = 5;
    private const int OrderId = 6;
    private const int Flags = 7;
    private const int Sequence = 8;
    private const int InstrumentId = 9;

    private readonly FeedMeasure measure;
    private readonly FeedGrid? grid;
    private readonly FeedOutput? output;
    private readonly FeedFault probeFault = new();
    private readonly DatabentoColumns columns = new(
        "ts_recv_ns|ts_recv", "ts_event_ns|ts_event", "action", "side", "price", "size", "order_id", "flags",
        "sequence", "instrument_id");

    private bool isInvalid;
    private long sideless;
    private long unusable;

    public DatabentoOrdersFeed(FeedMeasure measure, FeedGrid? grid = null, FeedOutput? output = null)
    {
        this.measure = measure;
        this.grid = grid;
        this.output = output;
    }

    public void Add(ReadOnlySpan<byte> line)
    {
        if (!columns.TrySplit(line, out var isRow, probeFault) || !isRow)
        {
            return;
        }

        if (columns.TryDecimal(line, Price, out var price, probeFault))
        {
            measure.AddPrice(price);
        }

        if (columns.TryWhole(line, Flags, out var flags, probeFault)
            && (flags & DatabentoColumns.FlagSnapshot) == 0
            && columns.TryTime(line, ReceiveTime, out var received, probeFault)
            && columns.TryTime(line, EventTime, out var happened, probeFault))
        {
            measure.AddLatency(received - happened);
        }
    }

    public bool TryRead(ReadOnlySpan<byte> line, FeedFault fault)
    {
        if (!columns.TrySplit(line, out var isRow, fault))
        {
            return false;
        }

        if (!isRow)
        {
            return true;
        }

        if (!columns.TryTime(line, ReceiveTime, out var receivedNs, fault)
            || !columns.TryTime(line, EventTime, out var eventNs, fault)
            || !columns.TryWhole(line, Size, out var size, fault)
            || !columns.TryWhole(line, OrderId, out var number, fault)
            || !columns.TryWhole(line, Flags, out var marks, fault)
            || !columns.TryWhole(line, Sequence, out var sequence, fault)
            || !columns.TryInstrument(line, InstrumentId, fault)
            || !TryAction(line, out var action, fault))
        {
            return false;
        }

        var isSnapshot = (marks & DatabentoColumns.FlagSnapshot) != 0;
        var timeNs = isSnapshot ? receivedNs : eventNs;
        var row = new BookOrder(
            timeNs, number, 0, 0, sequence, OrderSide.Buy, action, FlagsOf(marks),
            isSnapshot ? 0 : FeedLatency.Of(receivedNs - measure.ClockOffsetNs, timeNs));
        if (action == BookOrderAction.Clear)
        {
            isInvalid = false;
            output!.AddOrder(row with { OrderNumber = 0 });
            return true;
        }

        return TryPlaced(line, row, size, (marks & DatabentoColumns.FlagMaybeBadBook) != 0, fault);
    }

    public IReadOnlyList<string> Complete()
    {
        var notes = new List<string>();
        Note(notes, sideless, "trades without a side were left out");
        Note(notes, unusable, "rows after a gap and before the next clearing were left out");
        return notes;
    }

    private static void Note(List<string> notes, long count, string what)
    {
        if (count > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}"));
        }
    }

    private static BookFlags FlagsOf(long marks) =>
        ((marks & DatabentoColumns.FlagLast) != 0 ? BookFlags.Last : BookFlags.None)
        | ((marks & DatabentoColumns.FlagSnapshot) != 0 ? BookFlags.Snapshot : BookFlags.None);

    private bool TryPlaced(ReadOnlySpan<byte> line, in BookOrder row, long size, bool isGap, FeedFault fault)
    {
        if (!columns.TryDecimal(line, Price, out var decimalPrice, fault)
            || !grid!.TryPrice(decimalPrice, columns.Name(Price), out var ticks, fault)
            || !grid.TryQuantity(new FeedNumber(size, 0), columns.Name(Size), out var lots, fault))
        {
            return false;
        }

        var side = columns.Cell(line, Side);
        var isTold = row.Action is BookOrderAction.Trade or BookOrderAction.Fill;
        var isSided = side.SequenceEqual("B"u8) || side.SequenceEqual("A"u8);
        if (!isSided && !(isTold && side.SequenceEqual("N"u8)))
        {
            return fault.Set(DataErrorKind.BadValue, columns.Name(Side), side, "B or A, of a trade also N");
        }

        if (isGap && !isInvalid)
        {
            isInvalid = true;
            output!.AddOrder(row with
            {
                OrderNumber = 0, Action = BookOrderAction.Clear, Flags = BookFlags.Gap | BookFlags.Last,
            });
        }

        if (isInvalid)
        {
            unusable++;
            return true;
        }

        if (!isSided)
        {
            sideless++;
            return true;
        }

        output!.AddOrder(row with
        {
            PriceTicks = ticks,
            QuantityLots = lots,
            Side = side.SequenceEqual("B"u8) ? OrderSide.Buy : OrderSide.Sell,
        });
        return true;
    }

    private bool TryAction(ReadOnlySpan<byte> line, out BookOrderAction action, FeedFault fault)
    {
        var cell = columns.Cell(line, Action);
        action = cell.Length != 1 ? BookOrderAction.None : cell[0] switch
        {
            (byte)'A' => BookOrderAction.Add,
            (byte)'M' => BookOrderAction.Modify,
            (byte)'C' => BookOrderAction.Cancel,
            (byte)'T' => BookOrderAction.Trade,
            (byte)'F' => BookOrderAction.Fill,
            (byte)'R' => BookOrderAction.Clear,
            _ => BookOrderAction.None,
        };
        return action != BookOrderAction.None
            || fault.Set(DataErrorKind.BadValue, columns.Name(Action), cell, "A, M, C, T, F or R");
    }
}
