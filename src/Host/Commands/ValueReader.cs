using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;
using Plimsoll.Research.Strategies;

namespace Plimsoll.Host.Commands;

/// <summary>Turns the texts of options into values. Every refusal names the option, the value and what is
/// allowed.</summary>
internal sealed class ValueReader
{
    private readonly ParseResult arguments;

    public ValueReader(ParseResult arguments) => this.arguments = arguments;

    public bool IsSet(Option<bool> option) => arguments.GetValue(option);

    public string? Text(TextOption option) => arguments.GetValue(option);

    /// <summary>The text of an option the parser has found to be there.</summary>
    public string Needed(TextOption option) => arguments.GetValue(option) ?? throw Refuse(option, "", "it is needed");

    /// <summary>One of the option's fixed words.</summary>
    public string? Word(TextOption option)
    {
        var text = Text(option);
        if (text is null || option.Choices.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        var all = "one of " + string.Join(", ", option.Choices);
        throw Refuse(option, text, NearestName.Hint(text, option.Choices, all));
    }

    public BarPeriod? Period(TextOption option)
    {
        var text = Text(option);
        return text is null ? null
            : BarPeriod.TryParse(text, out var period) ? period
            : throw Refuse(option, text, "write 1s to 1d, such as 1m, 15m, 4h or 1d");
    }

    public InstrumentId Instrument(TextOption option) => Instrument(option, Needed(option));

    public IReadOnlyList<InstrumentId> Instruments(TextOption option)
    {
        var ids = new List<InstrumentId>();
        foreach (var part in Needed(option).Split(',', StringSplitOptions.TrimEntries))
        {
            var id = Instrument(option, part);
            if (ids.Contains(id))
            {
                throw Refuse(option, part, "name each instrument once");
            }

            ids.Add(id);
        }

        return ids;
    }

    public Timestamp? Time(TextOption option)
    {
        var text = Text(option);
        return text is null ? null
            : TimestampText.TryParse(text, out var time) ? time
            : throw Refuse(option, text, "write a UTC date such as 2024-02-29 or a time such as 2024-02-29T14:30");
    }

    public DecimalGrid? Grid(TextOption option)
    {
        var text = Text(option);
        return text is null ? null
            : DecimalGrid.TryParse(text, out var grid) ? grid
            : throw Refuse(option, text, "write a step above 0 such as 0.01");
    }

    public Amount? PositiveAmount(TextOption option)
    {
        var text = Text(option);
        return text is null ? null
            : Amount.TryParse(text, out var amount) && amount.Sign > 0 ? amount
            : throw Refuse(option, text, "write an amount above 0 such as 100000");
    }

    public long? Whole(TextOption option, long smallest, long largest)
    {
        var text = Text(option);
        return text is null ? null
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= smallest && number <= largest
                ? number
                : throw Refuse(
                    option, text, string.Create(
                        CultureInfo.InvariantCulture, $"write a whole number from {smallest} to {largest}"));
    }

    /// <summary>A share such as <c>10%</c> in millionths, 1 to 1,000,000.</summary>
    public long? ShareMillionths(TextOption option)
    {
        var text = Text(option);
        if (text is null)
        {
            return null;
        }

        var isRead = decimal.TryParse(
            text.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent);
        return isRead && text.EndsWith('%') && percent is >= 0.0001m and <= 100m
            ? (long)(percent * 10_000m)
            : throw Refuse(option, text, "write a share above 0 % and up to 100 %, such as 10%");
    }

    public double? Fraction(TextOption option, double smallest, double largest)
    {
        var text = Text(option);
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return text is null ? null
            : double.TryParse(text, Styles, CultureInfo.InvariantCulture, out var number)
                && number >= smallest && number <= largest
                ? number
                : throw Refuse(
                    option, text,
                        string.Create(CultureInfo.InvariantCulture, $"write a number from {smallest} to {largest}"));
    }

    public SessionCalendar? Calendar(TextOption option) =>
        Word(option) is { } name ? SessionCalendar.Get(name) : null;

    /// <summary><c>NAME=VALUE</c> pairs of an option that may stand several times.</summary>
    public Dictionary<string, string> Pairs(Option<string[]> option)
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in arguments.GetValue(option) ?? [])
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw CommandException.Usage($"bad {option.Name}", text, "write NAME=VALUE, such as Fast=20");
            }

            if (!pairs.TryAdd(text[..equals].Trim(), text[(equals + 1)..].Trim()))
            {
                throw CommandException.Usage($"{option.Name} names a parameter twice", text, "give it once");
            }
        }

        return pairs;
    }

    public static CommandException Refuse(TextOption option, string text, string remedy) =>
        CommandException.Usage($"bad {option.Name}", $"'{text}'", remedy);

    private static InstrumentId Instrument(TextOption option, string text) =>
        InstrumentId.TryParse(text, out var id)
            ? id
            : throw Refuse(option, text, "write SYMBOL.VENUE, such as BTCUSDT.BINANCE");
}
