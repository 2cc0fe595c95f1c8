using System.Reflection;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Saving;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Saving;

/// <summary>Nothing that the kernel remembers is left out of its state, field by field.</summary>
public sealed class KernelStateCoverageTests
{
    private const int FieldsMin = 250;

    public static TheoryData<string, int> Worlds => new()
    {
        { "bars", 1 }, { "bars", 2 }, { "bars", 3 }, { "bars", 4 }, { "bars", 5 }, { "bars", 8 }, { "books", 2 },
        { "books", 3 },
    };

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Restore_EveryField_IsAsItWas(string kind, int seed)
    {
        var world = KernelSaveTests.World(kind, seed);
        var (kernel, _, _) = world.Wire();
        var step = Math.Max(1, world.Events.Count / 9);
        for (var i = 0; i < world.Events.Count; i++)
        {
            kernel.Process(world.Events[i]);
            if (i % step == step - 1)
            {
                var difference = Compare(kernel, Restored(world, kernel));
                Assert.Equal("", string.Join('\n', difference.Paths.Take(20)));
                Assert.True(difference.Compared > FieldsMin, $"only {difference.Compared} fields were compared");
            }
        }
    }

    [Theory]
    [InlineData(typeof(EquityTracker), "trough", 1.5)]
    [InlineData(typeof(RunPhase), "<IsOver>k__BackingField", true)]
    [InlineData(typeof(ReportDesk), "<LateCount>k__BackingField", 77L)]
    [InlineData(typeof(MindfulStrategy), "lastBid", 3.5)]
    public void Compare_FieldThatWasForgotten_IsFoundByItsName(Type owner, string field, object value)
    {
        var world = SavedWorld.Bars(2);
        var (kernel, _, _) = world.Wire();
        foreach (var e in world.Events.Take(600))
        {
            kernel.Process(in e);
        }

        var restored = Restored(world, kernel);
        var target = Find(restored, owner, [])!;
        owner.GetField(field, BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(target, value);

        var path = Assert.Single(Compare(kernel, restored).Paths);
        Assert.EndsWith(field, path, StringComparison.Ordinal);
    }

    [Fact]
    public void SavedParts_EachOne_IsInTheListOfTheKernel()
    {
        var (kernel, _, _) = SavedWorld.Bars(2).Wire();
        var state = kernel.GetType().GetField("state", BindingFlags.Instance | BindingFlags.NonPublic)!
            .GetValue(kernel)!;
        var parts = (ISavedPart[])state.GetType().GetField("parts", BindingFlags.Instance | BindingFlags.NonPublic)!
            .GetValue(state)!;
        var listed = parts.Select(static part => part.GetType()).ToHashSet();
        // What is inside another part is saved by it.
        Type[] inside =
        [
            typeof(Plimsoll.Kernel.Ledger.CashLedger), typeof(InstrumentBook), typeof(Liquidations),
            typeof(Plimsoll.Kernel.Market.BarAggregator), typeof(Plimsoll.Kernel.Orders.ReportLedger),
            typeof(ReportDesk), typeof(KillDesk),
        ];
        var all = typeof(TradingKernel).Assembly.GetTypes()
            .Where(static type => type.IsClass && typeof(ISavedPart).IsAssignableFrom(type));

        Assert.DoesNotContain(all, type => !listed.Contains(type) && !inside.Contains(type));
    }

    private static GraphDifference Compare(TradingKernel kernel, TradingKernel other)
    {
        var difference = new GraphDifference();
        difference.Compare(kernel, other, "kernel");
        return difference;
    }

    private static TradingKernel Restored(SavedWorld world, TradingKernel kernel)
    {
        var (restored, _, _) = world.Wire();
        restored.Restore(new StateBuffer(KernelSaveTests.Save(kernel)));
        return restored;
    }

    private static object? Find(object root, Type wanted, HashSet<object> seen)
    {
        if (root.GetType() == wanted)
        {
            return root;
        }

        if (root is string || root.GetType().IsValueType || !seen.Add(root))
        {
            return null;
        }

        var inside = root is Array array
            ? array.Cast<object?>()
            : root.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
                .Select(one => one.GetValue(root));
        return inside.OfType<object>().Select(one => Find(one, wanted, seen)).FirstOrDefault(one => one is not null);
    }
}
