using System.Buffers.Text;
using System.Text.Json;

namespace Plimsoll.Data.Import;

/// <summary>
/// Reads lines of a recorded feed: the receive time in nanoseconds, a space, a message as JSON, with or without the
/// frame that names its stream. Unknown fields are passed over. Reading a good line allocates nothing.
/// </summary>
internal sealed class BinanceFeedParser
{
    // Fields with longer names get letters that no field of one letter has.
    private const byte Unknown = 0;
    private const byte Data = (byte)'D';
    private const byte Previous = (byte)'P';
    private const byte SnapshotId = (byte)'L';

    private byte[]? symbol;
    private string symbolText = "";
    private bool isSnapshot;
    private bool isTrade;

    /// <summary>The symbol of the first message that has one; empty before.</summary>
    public string Symbol => symbolText;

    /// <summary>Reads one line.</summary>
    /// <returns>False when it is bad; the fault says why.</returns>
    public bool TryParse(ReadOnlySpan<byte> line, FeedLine feed, FeedFault fault)
    {
        var isTimed = Utf8Parser.TryParse(line, out long receiveNs, out var length)
            && length < line.Length && line[length] == (byte)' ';
        feed.Reset(isTimed ? receiveNs : 0);
        if (!isTimed || receiveNs is < FeedTime.MinNs or > FeedTime.MaxNs)
        {
            return fault.Set(
                DataErrorKind.BadValue, "", line, "a receive time in nanoseconds since 1970, a space and a message");
        }

        isSnapshot = false;
        isTrade = false;
        var text = line[(length + 1)..];
        try
        {
            var json = new Utf8JsonReader(text);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                return fault.Set(DataErrorKind.BadValue, "", text, "a JSON object after the receive time");
            }

            if (!ReadObject(ref json, feed, fault))
            {
                return false;
            }

            while (json.Read())
            {
                // Nothing may follow the object; the reader throws when something does.
            }
        }
        catch (JsonException)
        {
            return fault.Set(
                DataErrorKind.Truncated, "", text, "one whole JSON object; the line is cut off or damaged");
        }
        catch (InvalidOperationException)
        {
            return fault.Set(DataErrorKind.BadValue, "", text, "the fields of a feed message with their usual types");
        }

        feed.Message = Kind(feed);
        return feed.Message != FeedMessage.Depth || feed.LastId >= feed.FirstId
            || fault.Set(DataErrorKind.BadValue, "u", feed.LastId, "a number not below the first one, U");
    }

    private FeedMessage Kind(FeedLine feed) =>
        isSnapshot ? FeedMessage.Snapshot
        : feed.FirstId >= 0 && feed.LastId >= 0 ? FeedMessage.Depth
        : isTrade && feed.TradeId >= 0 ? FeedMessage.Trade
        : feed.LastId >= 0 && feed.Bids.Count == 1 && feed.Asks.Count == 1 ? FeedMessage.Quote
        : FeedMessage.Other;

    private static byte Field(ReadOnlySpan<byte> name) =>
        name.Length == 1 ? name[0]
        : name.SequenceEqual("data"u8) ? Data
        : name.SequenceEqual("pu"u8) ? Previous
        : name.SequenceEqual("bids"u8) ? (byte)'b'
        : name.SequenceEqual("asks"u8) ? (byte)'a'
        : name.SequenceEqual("lastUpdateId"u8) ? SnapshotId
        : Unknown;

    private bool ReadObject(ref Utf8JsonReader json, FeedLine feed, FeedFault fault)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var field = Field(json.ValueSpan);
            json.Read();
            var isGood = field switch
            {
                Data when json.TokenType == JsonTokenType.StartObject => ReadObject(ref json, feed, fault),
                (byte)'s' => ReadSymbol(json.ValueSpan, fault),
                (byte)'b' or (byte)'a' => ReadSide(
                    ref json, field == (byte)'b' ? feed.Bids : feed.Asks, field == (byte)'b' ? "b" : "a", fault),
                (byte)'E' or (byte)'T' => ReadTime(ref json, field, feed, fault),
                (byte)'U' or (byte)'u' or (byte)'t' or Previous or SnapshotId => ReadNumber(
                    ref json, field, feed, fault),
                _ => ReadRest(ref json, field, feed, fault),
            };
            if (!isGood)
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadRest(ref Utf8JsonReader json, byte field, FeedLine feed, FeedFault fault)
    {
        switch (field)
        {
            case (byte)'p' when json.TokenType == JsonTokenType.String:
                feed.Price = Decimal(json.ValueSpan, "p", fault, out var isPrice);
                return isPrice;
            case (byte)'q' when json.TokenType == JsonTokenType.String:
                feed.Quantity = Decimal(json.ValueSpan, "q", fault, out var isQuantity);
                return isQuantity;
            case (byte)'B' or (byte)'A' when json.TokenType == JsonTokenType.String:
                return ReadSideQuantity(json.ValueSpan, field == (byte)'B', feed, fault);
            case (byte)'e':
                isTrade = json.ValueTextEquals("trade"u8);
                return true;
            case (byte)'m':
                feed.BuyerIsMaker = json.GetBoolean() ? 1 : 0;
                return true;
            case (byte)'X':
                feed.IsMarketTrade = json.ValueTextEquals("MARKET"u8);
                return true;
            default:
                json.Skip();
                return true;
        }
    }

    private bool ReadNumber(ref Utf8JsonReader json, byte field, FeedLine feed, FeedFault fault)
    {
        if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out var number) || number < 0)
        {
            return fault.Set(
                DataErrorKind.BadValue, Name(field), json.ValueSpan, "a whole number of zero or more");
        }

        switch (field)
        {
            case (byte)'U':
                feed.FirstId = number;
                break;
            case (byte)'t':
                feed.TradeId = number;
                break;
            case Previous:
                feed.PreviousId = number;
                break;
            default:
                feed.LastId = number;
                isSnapshot |= field == SnapshotId;
                break;
        }

        return true;
    }

    private static string Name(byte field) => field switch
    {
        Previous => "pu",
        SnapshotId => "lastUpdateId",
        _ => ((char)field).ToString(),
    };

    private static bool ReadTime(ref Utf8JsonReader json, byte field, FeedLine feed, FeedFault fault)
    {
        if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out var value)
            || !FeedTime.TryNanoseconds(value, out var time))
        {
            return fault.Set(
                DataErrorKind.TimeRange, Name(field), json.ValueSpan, "milliseconds since 1970, of 2009 to 2099");
        }

        if (field == (byte)'E')
        {
            feed.EventNs = time;
        }
        else
        {
            feed.TransactionNs = time;
        }

        return true;
    }

    private bool ReadSymbol(ReadOnlySpan<byte> value, FeedFault fault)
    {
        if (symbol is null)
        {
            symbol = value.ToArray();
            symbolText = System.Text.Encoding.UTF8.GetString(value);
        }

        return value.SequenceEqual(symbol) || fault.Set(
            DataErrorKind.BadValue, "s", value, $"{symbolText}, the symbol of the file's first message");
    }

    // The levels of a book, or the one price of a best bid or offer.
    private static bool ReadSide(ref Utf8JsonReader json, FeedLevels levels, string name, FeedFault fault)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            var price = Decimal(json.ValueSpan, name, fault, out var isNumber);
            levels.Add(price, default);
            return isNumber;
        }

        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return true;
        }

        while (json.Read() && json.TokenType == JsonTokenType.StartArray)
        {
            json.Read();
            var price = Decimal(json.ValueSpan, name, fault, out var isPrice);
            json.Read();
            var quantity = Decimal(json.ValueSpan, name, fault, out var isQuantity);
            if (!isPrice || !isQuantity)
            {
                return false;
            }

            levels.Add(price, quantity);
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                // Old recordings have a third, empty element.
                json.Skip();
            }
        }

        return true;
    }

    // B and A come behind b and a in every known feed; the price is there already.
    private static bool ReadSideQuantity(ReadOnlySpan<byte> text, bool isBid, FeedLine feed, FeedFault fault)
    {
        var levels = isBid ? feed.Bids : feed.Asks;
        var quantity = Decimal(text, isBid ? "B" : "A", fault, out var isNumber);
        if (isNumber && levels.Count == 1)
        {
            var price = levels.Prices[0];
            levels.Clear();
            levels.Add(price, quantity);
        }

        return isNumber;
    }

    private static FeedNumber Decimal(
        ReadOnlySpan<byte> text, string field, FeedFault fault, out bool isNumber)
    {
        isNumber = FeedNumber.TryParse(text, out var number)
            || fault.Set(DataErrorKind.BadValue, field, text, "a decimal number of at most 18 digits");
        return number;
    }
}
