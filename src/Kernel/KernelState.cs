using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Saving;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>All that a kernel remembers: how it is written and read back.</summary>
internal sealed class KernelState
{
    private const string Section = "Kernel/1";
    private readonly KernelConfiguration configuration;
    private readonly Strategy[] strategies;
    private readonly InstrumentRoute[] routes;
    private readonly ISavedPart[] parts;

    /// <summary>Lists the parts.</summary>
    /// <param name="configuration">What the kernel was wired with.</param>
    /// <param name="strategies">The strategies, by index.</param>
    /// <param name="account">The account.</param>
    /// <param name="desk">The orders.</param>
    /// <param name="routes">The instruments.</param>
    /// <param name="others">Every other part that remembers something, in the order in which they are saved.</param>
    public KernelState(
        KernelConfiguration configuration, Strategy[] strategies, AccountBook account, OrderDesk desk,
        InstrumentRoute[] routes, params ReadOnlySpan<ISavedPart> others)
    {
        this.configuration = configuration;
        this.strategies = strategies;
        this.routes = routes;
        parts = [account, desk, .. routes, .. others];
    }

    /// <summary>Writes everything.</summary>
    /// <exception cref="NotSupportedException">A strategy does not save what it remembers.</exception>
    public void Save(IStateWriter writer, long nowNs, long eventNumber)
    {
        writer.WriteSection(Section);
        SaveShape(writer);
        writer.Write(nowNs);
        writer.Write(eventNumber);
        foreach (var part in parts)
        {
            part.Save(writer);
        }

        foreach (var strategy in strategies)
        {
            writer.WriteSection(TagOf(strategy));
            strategy.Save(writer);
        }

        writer.WriteSection("End");
    }

    /// <summary>Reads everything.</summary>
    /// <exception cref="StateFormatException">It is of another version or configuration.</exception>
    public (long NowNs, long EventNumber) Restore(IStateReader reader)
    {
        reader.ReadSection(Section);
        RequireShape(reader);
        var nowNs = reader.ReadInt64();
        var eventNumber = reader.ReadInt64();
        foreach (var part in parts)
        {
            part.Restore(reader);
        }

        foreach (var strategy in strategies)
        {
            reader.ReadSection(TagOf(strategy));
            strategy.Restore(reader);
        }

        reader.ReadSection("End");
        return (nowNs, eventNumber);
    }

    private static string TagOf(Strategy strategy) => "Strategy " + GuardedStrategy.Unwrap(strategy).GetType().FullName;

    // What the parts are made of: without it a state of another run could be read into the wrong places.
    private void SaveShape(IStateWriter writer)
    {
        writer.Write(configuration.BarPeriod.Nanos);
        writer.Write(configuration.StrategyPeriod.Nanos);
        writer.Write(strategies.Length);
        writer.Write(routes.Length);
        foreach (var route in routes)
        {
            writer.WriteSection(ShapeOf(route));
        }
    }

    private void RequireShape(IStateReader reader)
    {
        reader.Expect(configuration.BarPeriod.Nanos, "period of the bars in nanoseconds");
        reader.Expect(configuration.StrategyPeriod.Nanos, "period of the strategies' bars in nanoseconds");
        reader.Expect(strategies.Length, "strategies");
        reader.Expect(routes.Length, "instruments");
        foreach (var route in routes)
        {
            reader.ReadSection(ShapeOf(route));
        }
    }

    private static string ShapeOf(InstrumentRoute route)
    {
        var instrument = route.Book.Instrument;
        return $"{instrument.Id} {instrument.PriceGrid} {instrument.QuantityGrid}";
    }
}
