using System.Globalization;
using System.Text;
using Plimsoll.Data.Store;
using Plimsoll.Host.Terminal;
using Plimsoll.Simulation.Books;
using Plimsoll.Simulation.Costs;
using Plimsoll.Simulation.Fills;

namespace Plimsoll.Host.Commands;

/// <summary>The command line that repeats a run: in a fixed order, without folders of the machine.</summary>
internal static class ReproduceCommand
{
    public static string Of(BacktestSettings settings, string strategy, IReadOnlyDictionary<string, string> parameters)
    {
        var text = new StringBuilder("plimsoll backtest --strategy ").Append(Shell.Quote(strategy));
        foreach (var (name, value) in parameters.OrderBy(static pair => pair.Key, StringComparer.OrdinalIgnoreCase))
        {
            text.Append(" --set ").Append(Shell.Quote($"{name}={value}"));
        }

        if (settings.Instruments.Count > 0)
        {
            text.Append(" --instrument ").Append(string.Join(',', settings.Instruments));
        }

        text.Append(" --period ").Append(settings.Period);
        AddBooks(text, settings.Books);
        Add(text, "--from", settings.From?.ToString());
        Add(text, "--to", settings.To?.ToString());
        text.Append(" --cash ").Append(settings.Cash);
        AddCosts(text, settings.Costs);
        Add(text, "--fill", settings.Policy.Name == FillPolicy.NextOpen.Name ? null : settings.Policy.Name);
        Add(text, "--volume-cap", VolumeCap(settings.Policy));
        Add(text, "--sizing", settings.Sizing == default ? null : settings.Sizing.ToString());
        Add(text, "--adjust", settings.Adjustment switch
        {
            Adjustment.Splits => "splits",
            Adjustment.SplitsAndDividends => "all",
            _ => null,
        });
        Add(text, "--leverage", settings.LeverageMax?.ToString(CultureInfo.InvariantCulture));
        Add(text, "--warm-up", settings.WarmUpBars?.ToString(CultureInfo.InvariantCulture));
        foreach (var line in settings.Risk is { } risk ? LimitOptions.Repeat(risk) : [])
        {
            Add(text, "--limit", line);
        }

        return text.ToString();
    }

    private static void AddBooks(StringBuilder text, BookSettings? books)
    {
        if (books is null)
        {
            return;
        }

        Add(text, "--data", books.Kind switch
        {
            SeriesKind.BookOrders => "book-orders",
            SeriesKind.Quotes => "quotes",
            _ => "book",
        });
        if (books.World is { } world)
        {
            Add(text, "--world", world);
            Add(text, "--world-seed", books.WorldSeed.ToString(CultureInfo.InvariantCulture));
            Add(text, "--minutes", books.WorldMinutes.ToString(CultureInfo.InvariantCulture));
        }

        var rules = books.Rules;
        Add(text, "--queue", rules.Queue.ToString());
        Add(text, "--latency", rules.Latency.IsNone ? null : rules.Latency.ToString());
        Add(text, "--latency-seed",
            rules.Latency.Seed == 1 ? null : rules.Latency.Seed.ToString(CultureInfo.InvariantCulture));
        Add(text, "--self-cross", rules.SelfCross == SelfCross.CancelResting ? "resting" : null);
    }

    private static void AddCosts(StringBuilder text, CostSettings costs)
    {
        Add(text, "--fees", costs.Fees.IsFree ? null : costs.Fees.ToString());
        Add(text, "--slippage", costs.Slippage == SlippageModel.None ? null : costs.Slippage.ToString());
        Add(text, "--partial-fills", costs.Partials == PartialFills.None ? null : costs.Partials.ToString());
        Add(text, "--funding", FundingSchedule.TryParse(costs.FundingText, out _)
            ? costs.FundingText
            : Path.GetFileName(costs.FundingText));
        Add(text, "--borrow", costs.Charges.Borrow.IsSome ? costs.Charges.Borrow.ToString() : null);
        Add(text, "--financing", costs.Charges.Financing.IsSome ? costs.Charges.Financing.ToString() : null);
        Add(text, "--settlement", costs.Charges.SettlesDaily ? "daily" : null);
        Add(text, "--margin", costs.Margin?.ToString());
        Add(text, "--account-currency", costs.AccountCurrency?.ToString());
    }

    private static void Add(StringBuilder text, string option, string? value)
    {
        if (value is not null)
        {
            text.Append(' ').Append(option).Append(' ').Append(Shell.Quote(value));
        }
    }

    private static string? VolumeCap(FillPolicy policy)
    {
        var isUsual = !FillPolicy.TryGet(policy.Name, out var named)
            || named.VolumeCapMillionths == policy.VolumeCapMillionths;
        return isUsual ? null
            : (policy.VolumeCapMillionths / 10_000m).ToString("0.####", CultureInfo.InvariantCulture) + "%";
    }
}
