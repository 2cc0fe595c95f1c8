using System.Collections;
using System.Reflection;
using Plimsoll.Indicators.Microstructure;
using Plimsoll.Indicators.Quoting;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Books;
using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Market;
using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Risk;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Kernel.Time;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Instruments;

namespace Plimsoll.Tests.Kernel.Saving;

/// <summary>
/// Walks two object graphs side by side, through every private field, and names each field whose values differ. It
/// knows nothing of how state is saved: what a save forgets shows here.
/// </summary>
internal sealed class GraphDifference
{
    private const BindingFlags Fields =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // What is not state: immutable definitions, the outside, and where in memory things happen to lie.
    private static readonly Type[] Opaque =
    [
        typeof(Instrument), typeof(SessionCalendar), typeof(SessionCursor), typeof(LadderSide), typeof(OrderQueues),
        typeof(Type), typeof(Delegate), typeof(IOrderGateway), typeof(IRunObserver), typeof(IStrategyPort),
    ];

    // Fields that mean nothing in the state in which the other fields are.
    private static readonly (Type Type, string Field)[] Spare =
    [
        (typeof(OrderStore), "pool"), (typeof(OrderStore), "ended"), (typeof(OrderStore), "endedPlace"),
        (typeof(Order), "change"), (typeof(ReportLedger), "numbers"), (typeof(ReportLedger), "contents"),
        (typeof(ReportLedger), "count"), (typeof(TimerQueue), "entries"), (typeof(BarAggregator), "startNs"),
        (typeof(BarAggregator), "endNs"), (typeof(BarAggregator), "openTicks"), (typeof(BarAggregator), "highTicks"),
        (typeof(BarAggregator), "lowTicks"), (typeof(BarAggregator), "closeTicks"),
        (typeof(BarAggregator), "volumeLots"), (typeof(EquityTracker), "kept"), (typeof(BracketDesk), "rules"),
        // Sums over what is compared itself, and what was said of the last order, which decides nothing.
        (typeof(RiskBook), "<Working>k__BackingField"), (typeof(OrderStore), "watch"), (typeof(Order), "watch"),
        (typeof(RiskBook), "<Sheet>k__BackingField"), (typeof(OrderDesk), "<LastAnswer>k__BackingField"),
        (typeof(Markouts), "_times"), (typeof(Markouts), "_mids"), (typeof(Markouts), "_signs"),
        (typeof(IntensityCalibrator), "_rates"), (typeof(IntensityCalibrator), "_weights"),
    ];

    private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>The paths of all fields that differ.</summary>
    public List<string> Paths { get; } = [];

    /// <summary>How many numbers were compared.</summary>
    public int Compared { get; private set; }

    public void Compare(object? left, object? right, string path)
    {
        if (left is null || right is null)
        {
            Note(left is null == right is null, path);
            return;
        }

        var type = left.GetType();
        if (IsOpaque(type))
        {
            return;
        }

        if (type != right.GetType())
        {
            Paths.Add(path);
        }
        else if (type.IsPrimitive || type.IsEnum || left is string or Int128)
        {
            Note(left.Equals(right), path);
        }
        else if (type.IsValueType || seen.Add(left))
        {
            CompareInside(left, right, path, type);
        }
    }

    private static bool IsOpaque(Type type) => Opaque.Any(opaque => opaque.IsAssignableFrom(type));

    private void CompareInside(object left, object right, string path, Type type)
    {
        if (left is IEnumerable leftItems and not Strategy)
        {
            var (one, other) = (leftItems.Cast<object?>().ToList(), ((IEnumerable)right).Cast<object?>().ToList());
            Note(one.Count == other.Count, path + ".Count");
            for (var i = 0; i < Math.Min(one.Count, other.Count); i++)
            {
                Compare(one[i], other[i], $"{path}[{i}]");
            }

            return;
        }

        for (var part = type; part is not null && part != typeof(object); part = part.BaseType)
        {
            foreach (var field in part.GetFields(Fields))
            {
                if (!Spare.Contains((part, field.Name)))
                {
                    Compare(field.GetValue(left), field.GetValue(right), $"{path}.{field.Name}");
                }
            }
        }
    }

    private void Note(bool isEqual, string path)
    {
        Compared++;
        if (!isEqual)
        {
            Paths.Add(path);
        }
    }
}
