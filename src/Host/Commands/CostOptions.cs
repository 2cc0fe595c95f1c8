using System.CommandLine;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Costs;
using Plimsoll.Simulation.Paper;

namespace Plimsoll.Host.Commands;

/// <summary>The options of a backtest that say what trading costs.</summary>
internal sealed class CostOptions
{
    private readonly TextOption profile = new(
        "--profile", "NAME", "Costs by name: paper is 0.1 % taker, 0.05 % maker, drawn slippage, partial fills.")
    {
        Choices = ["paper"],
        DefaultText = "no costs but those given",
    };

    private readonly TextOption seed = new("--seed", "N", "Seed of drawn slippage and partial fills of a profile.")
    {
        DefaultText = "1",
    };

    private readonly TextOption fees = new(
        "--fees",
        "MODEL",
        "none, bps:10, bps:maker=2,taker=5, per-share:0.005,min=1,max=0.5%, per-contract:2.1, tiers:0=2/6,1000000=1/5 "
        + "or a preset such as binance-spot.")
    {
        DefaultText = "none",
    };

    private readonly TextOption slippage = new(
        "--slippage",
        "MODEL",
        "none, bps:2, spread:0.5, volume:0.1, ticks:1,spread=0.5, impact:0.1, draw:0.05-0.3 or depth:1000000.")
    {
        DefaultText = "none",
    };

    /// <summary>Slippage is for bars; order books have their own.</summary>
    public TextOption Slippage => slippage;

    private readonly TextOption partials = new(
        "--partial-fills", "RULE", "Orders that get only a part at first, such as 10%:30%-90%.")
    {
        DefaultText = "none",
    };

    private readonly TextOption funding = new(
        "--funding", "RATE|FILE", "Funding of perpetual futures: 0.01%/8h, or a table with the columns time,rate.")
    {
        DefaultText = "none",
        IsPath = true,
    };

    private readonly TextOption borrow = new(
        "--borrow", "RATE", "Yearly cost of borrowing shares sold short, such as 3% or 3%/360.")
    {
        DefaultText = "none",
    };

    private readonly TextOption financing = new(
        "--financing", "RATE", "Yearly interest on a debt of cash, such as 6% or 6%/360.")
    {
        DefaultText = "none",
    };

    private readonly TextOption settlement = new(
        "--settlement", "WHEN", "When the profit of futures goes into cash: daily, or none until they are closed.")
    {
        Choices = ["daily", "none"],
        DefaultText = "none",
    };

    private readonly TextOption margin = new(
        "--margin",
        "TERMS",
        "Margin of futures, initial/maintenance: contract:13200/12000 or rate:10%/5%, with ,fee=0.5% for liquidation.")
    {
        DefaultText = "the limit of --leverage alone",
    };

    private readonly TextOption currency = new(
        "--account-currency", "CODE", "Currency of the account; others are converted by pairs of the catalog.")
    {
        DefaultText = "that of the first instrument",
    };

    public IReadOnlyList<Option> All =>
    [
        profile, seed, fees, slippage, partials, funding, borrow, financing, settlement, margin, currency,
    ];

    /// <exception cref="CommandException">A value cannot be read.</exception>
    public CostSettings Read(ValueReader values)
    {
        var paper = values.Word(profile) == "paper"
            ? PaperProfile.Usual with { Seed = (ulong)(values.Whole(seed, 0, long.MaxValue) ?? 1) }
            : null;
        return new CostSettings
        {
            Fees = ReadFees(values) ?? paper?.ToFees() ?? FeeSchedule.None,
            Slippage = ReadSlippage(values) ?? paper?.Slippage ?? SlippageModel.None,
            Partials = ReadPartials(values) ?? paper?.Partials ?? PartialFills.None,
            Charges = new ChargeSettings
            {
                Funding = ReadFunding(values),
                Borrow = ReadRate(values, borrow),
                Financing = ReadRate(values, financing),
                SettlesDaily = values.Word(settlement) == "daily",
            },
            FundingText = values.Text(funding),
            Margin = ReadMargin(values),
            AccountCurrency = ReadCurrency(values),
        };
    }

    private FeeSchedule? ReadFees(ValueReader values)
    {
        var text = values.Text(fees);
        return text is null ? null
            : FeeSchedule.TryParse(text, out var schedule) ? schedule
            : throw ValueReader.Refuse(
                fees, text, "write " + fees.Description + " All presets: "
                + string.Join(", ", FeePresets.All.Select(static preset => preset.Name)));
    }

    private SlippageModel? ReadSlippage(ValueReader values)
    {
        var text = values.Text(slippage);
        return text is null ? null
            : SlippageModel.TryParse(text, out var model) ? model
            : throw ValueReader.Refuse(slippage, text, "write " + slippage.Description);
    }

    private PartialFills? ReadPartials(ValueReader values)
    {
        var text = values.Text(partials);
        return text is null ? null
            : PartialFills.TryParse(text, out var rule) ? rule
            : throw ValueReader.Refuse(partials, text, "write PROBABILITY:LEAST-MOST such as 10%:30%-90%");
    }

    private FundingSchedule? ReadFunding(ValueReader values)
    {
        var text = values.Text(funding);
        return text is null ? null
            : FundingSchedule.TryParse(text, out var constant) ? constant
            : File.Exists(text) ? FundingFile.Read(text)
            : throw ValueReader.Refuse(funding, text, "write a rate such as 0.01%/8h, or name a file that is there");
    }

    private static YearlyRate ReadRate(ValueReader values, TextOption option)
    {
        var text = values.Text(option);
        return text is null ? default
            : YearlyRate.TryParse(text, out var rate) ? rate
            : throw ValueReader.Refuse(option, text, "write a yearly rate such as 3% or 3%/360");
    }

    private MarginTerms? ReadMargin(ValueReader values)
    {
        var text = values.Text(margin);
        return text is null ? null
            : MarginTerms.TryParse(text, out var terms) ? terms
            : throw ValueReader.Refuse(
                margin, text, "write contract:INITIAL/MAINTENANCE or rate:INITIAL%/MAINTENANCE%, the first the larger");
    }

    private Currency? ReadCurrency(ValueReader values)
    {
        var text = values.Text(currency);
        return text is null ? null
            : text.Length is > 0 and <= 12 && text.All(char.IsAsciiLetterOrDigit) ? Currency.Of(text)
            : throw ValueReader.Refuse(currency, text, "write a code such as USD or USDT");
    }
}
