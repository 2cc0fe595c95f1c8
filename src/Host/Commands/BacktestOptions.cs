using System.CommandLine;
using Plimsoll.Data.Store;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Allocation;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Fills;

namespace Plimsoll.Host.Commands;

/// <summary>The options of a backtest and how they are read.</summary>
internal sealed class BacktestOptions
{
    private readonly TextOption from = new("--from", "DATE", "Begin with the first bar from this UTC time on.")
    {
        DefaultText = "the first bar",
    };

    private readonly TextOption to = new("--to", "DATE", "End with the last bar that closes by this UTC time.")
    {
        DefaultText = "the last bar",
    };

    private readonly TextOption cash = new("--cash", "AMOUNT", "Cash at the start, in the account's currency.")
    {
        DefaultText = "100000",
    };

    private readonly CostOptions costs = new();

    private readonly TextOption fill = new(
        "--fill", "POLICY", "How orders trade on bars: next-open, same-close or next-worst.")
    {
        Choices = ["next-open", "same-close", "next-worst"],
        DefaultText = "next-open",
    };

    private readonly TextOption volumeCap = new(
        "--volume-cap", "SHARE", "Most of a bar's volume that orders may trade, such as 10%.")
    {
        DefaultText = "100%",
    };

    private readonly TextOption sizing = new(
        "--sizing", "RULE",
        "Size of entries: all-in, fixed:QTY, value:AMOUNT, percent:10, risk:1/2atr, risk:1/2% or kelly:0.55/1.5, and "
            + "terms such as max=20%.")
    {
        DefaultText = "all-in",
    };

    private readonly TextOption leverage = new(
        "--leverage", "N", "Most that positions may be worth as a multiple of equity.")
    {
        DefaultText = "20 with futures, else 1",
    };

    private readonly TextOption equityInterval = new(
        "--equity-interval", "PERIOD", "Distance of the points of the equity curve.")
    {
        DefaultText = "chosen for at most 5,000 points",
    };

    private readonly TextOption warmUp = new("--warm-up", "N", "Bars before the start that only warm the strategy up.")
    {
        DefaultText = "what the strategy asks for",
    };

    private readonly TextOption riskFree = new(
        "--risk-free", "PERCENT", "Yearly risk-free rate in percent, for Sharpe and others.")
    {
        DefaultText = "0",
    };

    private readonly TextOption benchmark = new(
        "--benchmark", "WHAT", "Compare with holding the first instrument: hold or none.")
    {
        Choices = ["hold", "none"],
        DefaultText = "hold",
    };

    private readonly TextOption adjust = new(
        "--adjust", "WHAT", "Adjust prices by the factor file: none, splits or all.")
    {
        Choices = ["none", "splits", "all"],
        DefaultText = "none",
    };

    private readonly Option<bool> noSensitivity =
        new("--no-sensitivity") { Description = "Leave out the same run under the other fill policies." };

    private readonly TextOption instrument;
    private readonly TextOption period;
    private readonly bool isMarketNeeded;

    /// <param name="isMarketNeeded">Whether instrument and period must be named; else none means made bars.</param>
    public BacktestOptions(bool isMarketNeeded = true)
    {
        this.isMarketNeeded = isMarketNeeded;
        instrument = new TextOption(
            "--instrument", "ID[,ID]",
            "What is traded, SYMBOL.VENUE; several are divided by commas. Not with --world.")
        {
            DefaultText = isMarketNeeded ? null : "a made market of bars",
        };
        period = new TextOption("--period", "PERIOD", "Bars the strategy gets, such as 1m, 15m, 4h or 1d.")
        {
            DefaultText = isMarketNeeded ? "needed for bars" : "1h for bars",
        };
    }

    private readonly BookOptions books = new();
    private readonly LimitOptions limits = new();

    public IReadOnlyList<Option> All =>
    [
        instrument, period, from, to, cash, .. costs.All, fill, volumeCap, sizing, leverage, equityInterval, warmUp,
            riskFree,
        adjust, benchmark, noSensitivity, .. books.All, .. limits.All,
    ];

    /// <exception cref="CommandException">A value cannot be read.</exception>
    public BacktestSettings Read(ParseResult arguments)
    {
        var values = new ValueReader(arguments);
        var start = values.Time(from);
        var end = values.Time(to);
        if (start is { } first && end is { } last && last <= first)
        {
            throw ValueReader.Refuse(to, values.Text(to) ?? "", $"name a time after --from {values.Text(from)}");
        }

        var onBooks = books.Read(values);
        RequireFit(values, onBooks);
        return new BacktestSettings
        {
            Instruments = onBooks?.World is not null || (!isMarketNeeded && values.Text(instrument) is null)
                ? [] : values.Instruments(instrument),
            Period = values.Period(period) ?? (onBooks is null ? BarPeriod.OneHour : BarPeriod.OneMinute),
            Books = onBooks,
            From = start,
            To = end,
            Cash = values.PositiveAmount(cash) ?? Amount.FromUnits(100_000),
            Costs = costs.Read(values),
            Policy = ReadPolicy(values),
            Sizing = ReadSizing(values),
            LeverageMax = (int?)values.Whole(leverage, 1, 1_000),
            EquityIntervalNs = values.Period(equityInterval)?.Nanos,
            WarmUpBars = (int?)values.Whole(warmUp, 0, 10_000_000),
            RiskFreeAnnual = (values.Fraction(riskFree, -50, 100) ?? 0) / 100,
            Adjustment = values.Word(adjust) switch
            {
                "splits" => Adjustment.Splits,
                "all" => Adjustment.SplitsAndDividends,
                _ => Adjustment.None,
            },
            ComparesWithHolding = values.Word(benchmark) != "none",
            TriesOtherPolicies = !values.IsSet(noSensitivity),
            Risk = limits.Read(values, arguments),
        };
    }

    private void RequireFit(ValueReader values, BookSettings? onBooks)
    {
        if (isMarketNeeded && onBooks?.World is null && values.Text(instrument) is null)
        {
            throw CommandException.Usage(
                "missing option", instrument.Name,
                $"add {instrument.Name} {instrument.HelpName}, or --world for a made market; " +
                    "see 'plimsoll backtest --help'");
        }

        if (isMarketNeeded && onBooks is null && values.Text(period) is null)
        {
            throw CommandException.Usage(
                "missing option", period.Name,
                $"add {period.Name} {period.HelpName} for bars, or --data book for order books; " +
                    "see 'plimsoll backtest --help'");
        }

        if (onBooks?.World is { } world
            && (values.Text(instrument) ?? values.Text(from) ?? values.Text(to)) is { } extra)
        {
            throw CommandException.Usage(
                "a made market has its own instrument and length", $"'{extra}' with --world {world}",
                "leave --instrument, --from and --to out; set --minutes");
        }

        foreach (var option in (ReadOnlySpan<TextOption>)[fill, volumeCap, costs.Slippage, adjust])
        {
            if (onBooks is not null && values.Text(option) is { } text)
            {
                throw ValueReader.Refuse(option, text, "it is for bars; order books have --queue and --latency");
            }
        }
    }

    private FillPolicy ReadPolicy(ValueReader values)
    {
        var policy = FillPolicy.TryGet(values.Word(fill) ?? "next-open", out var named) ? named : FillPolicy.NextOpen;
        return values.ShareMillionths(volumeCap) is { } share ? policy.WithVolumeCap(share) : policy;
    }

    private Sizing ReadSizing(ValueReader values)
    {
        var text = values.Text(sizing);
        return text is null ? Sizing.AllIn
            : Sizing.TryParse(text, out var rule) ? rule
            : throw ValueReader.Refuse(
                sizing, text,
                "write all-in, fixed:QTY, value:AMOUNT, percent:P, risk:P/2atr, risk:P/2% or kelly:WINS/RATIO, and "
                    + "behind it terms such as ,max=20%,total=80%,volatility=15%");
    }
}
