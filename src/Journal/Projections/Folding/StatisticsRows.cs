using System.Globalization;
using System.Text.Json;
using Plimsoll.Journal.Projections.Schema;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>One row a strategy and trading day.</summary>
internal sealed class StatisticsRows
{
    private readonly FoldScope scope;
    private readonly Dictionary<int, StatisticsDay> latest = [];
    private readonly List<StatisticsDay> touched = [];
    private readonly SortedDictionary<string, (Amount Net, long Trades)> instruments = new(StringComparer.Ordinal);

    public StatisticsRows(FoldScope scope) => this.scope = scope;

    /// <summary>Value of all executions so far, in the account's currency.</summary>
    public Amount Volume { get; private set; }

    public long Closed { get; private set; }

    public long Winning { get; private set; }

    public long Losing { get; private set; }

    /// <summary>The day of a strategy that a time belongs to.</summary>
    public StatisticsDay DayOf(StrategyIndex strategy, long timeNs)
    {
        var day = scope.DayOf(timeNs);
        if (!latest.TryGetValue(strategy.Value, out var known)
            || !string.Equals(known.Day, day, StringComparison.Ordinal))
        {
            known = new StatisticsDay(day, scope.Name(strategy), known);
            latest[strategy.Value] = known;
        }

        return known;
    }

    public void Touch(StatisticsDay day)
    {
        if (!day.IsTouched)
        {
            day.IsTouched = true;
            touched.Add(day);
        }
    }

    public void OnFill(StrategyIndex strategy, Amount value, Amount fee, Amount profit, long timeNs)
    {
        Volume += value;
        var day = DayOf(strategy, timeNs);
        day.AddFill(value, fee, profit, timeNs);
        Touch(day);
    }

    public void OnClosed(in PositionEpisode trade)
    {
        Closed++;
        Winning += trade.NetProfit.Sign > 0 ? 1 : 0;
        Losing += trade.NetProfit.Sign < 0 ? 1 : 0;
        var name = scope.Name(trade.Instrument);
        var (net, trades) = instruments.GetValueOrDefault(name);
        instruments[name] = (net + trade.NetProfit, trades + 1);
        var day = DayOf(trade.Strategy, trade.ExitTimeNs);
        day.AddClosed(trade.NetProfit);
        Touch(day);
    }

    /// <summary>Net profit and number of the closed positions of each instrument, in its own currency.</summary>
    public string ByInstrument() => "{" + string.Join(',', instruments.Select(static one => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{JsonEncodedText.Encode(one.Key)}\":{{\"pnl\":\"{one.Value.Net}\",\"trades\":{one.Value.Trades}}}"))) + "}";

    /// <summary>Writes the days that changed since the last time.</summary>
    public void Flush()
    {
        foreach (var day in touched)
        {
            day.IsTouched = false;
            var row = day.Row();
            scope.Changes.Put(ProjectionTables.TradingStats, (row[0], row[1]), row);
        }

        touched.Clear();
    }
}
