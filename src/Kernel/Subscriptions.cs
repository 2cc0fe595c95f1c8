using Plimsoll.Kernel.Market;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;

namespace Plimsoll.Kernel;

/// <summary>Collects the wishes for longer bars while strategies start, then builds the routes.</summary>
internal sealed class Subscriptions
{
    private readonly KernelConfiguration configuration;
    private readonly InstrumentRoute[] routes;
    private readonly List<(int Instrument, BarPeriod Period, int Strategy)> wishes = [];

    public Subscriptions(KernelConfiguration configuration, InstrumentRoute[] routes, int strategyCount)
    {
        this.configuration = configuration;
        this.routes = routes;
        if (configuration.StrategyPeriod == configuration.BarPeriod)
        {
            return;
        }

        for (var instrument = 0; instrument < InstrumentCount; instrument++)
        {
            for (var strategy = 0; strategy < strategyCount; strategy++)
            {
                wishes.Add((instrument, configuration.StrategyPeriod, strategy));
            }
        }
    }

    public int InstrumentCount => routes.Length - configuration.RateCount;

    public void Add(StrategyIndex strategy, InstrumentIndex instrument, BarPeriod period)
    {
        var baseNs = configuration.BarPeriod.Nanos;
        if (period.Nanos <= baseNs || period.Nanos % baseNs != 0)
        {
            throw new ArgumentException(
                $"bars of {period} cannot be built from bars of {configuration.BarPeriod}: a longer whole " +
                    "multiple expected",
                nameof(period));
        }

        if (period.Nanos < BarPeriod.DayNs && BarPeriod.DayNs % period.Nanos != 0)
        {
            throw new ArgumentException($"bars of {period} do not divide a day", nameof(period));
        }

        var wish = (instrument.Value, period, strategy.Value);
        if (!wishes.Contains(wish))
        {
            wishes.Add(wish);
        }
    }

    public void Apply()
    {
        wishes.Sort(static (left, right) =>
            left.Instrument != right.Instrument ? left.Instrument.CompareTo(right.Instrument)
            : left.Period != right.Period ? left.Period.CompareTo(right.Period)
            : left.Strategy.CompareTo(right.Strategy));
        foreach (var route in routes)
        {
            var aggregators = new List<BarAggregator>();
            var subscribers = new List<int[]>();
            var calendar = SessionCalendar.Get(route.Book.Instrument.CalendarName);
            var isShare = route.Book.Instrument.Kind == InstrumentKind.Equity;
            foreach (var wish in wishes)
            {
                if (wish.Instrument != route.Index.Value)
                {
                    continue;
                }

                if (aggregators.Count == 0 || aggregators[^1].Period != wish.Period)
                {
                    aggregators.Add(new BarAggregator(wish.Period, calendar, isShare));
                    subscribers.Add([wish.Strategy]);
                }
                else
                {
                    subscribers[^1] = [.. subscribers[^1], wish.Strategy];
                }
            }

            route.Aggregators = [.. aggregators];
            route.Subscribers = [.. subscribers];
        }
    }
}
