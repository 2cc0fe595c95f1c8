using Plimsoll.Kernel;
using Plimsoll.Kernel.Invariants;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel.Saving;

/// <summary>A kernel that is saved and restored goes on exactly as one that never stopped.</summary>
public sealed class KernelSaveTests
{
    private static readonly int[] FallingPrices = [100, 100, 95, 90, 84, 80, 70, 60, 50];
    private const int Stops = 6;

    public static TheoryData<string, int> Worlds
    {
        get
        {
            var data = new TheoryData<string, int>();
            for (var seed = 1; seed <= 16; seed++)
            {
                data.Add("bars", seed);
            }

            for (var seed = 1; seed <= 6; seed++)
            {
                data.Add("books", seed);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Restore_AnywhereInARandomWorld_GoesOnTheSame(string kind, int seed)
    {
        var world = World(kind, seed);
        var (whole, _, wholeCommands) = world.Wire();
        var stops = Enumerable.Range(1, Stops)
            .Select(i => (int)(SeededRandom.Mix((ulong)((seed * 100) + i)) % (ulong)world.Events.Count))
            .Append(world.Events.Count).Order().Distinct().ToList();
        var done = 0;
        var (onward, _, commands) = world.Wire();
        var told = new List<string>();
        foreach (var stop in stops)
        {
            for (; done < stop; done++)
            {
                whole.Process(world.Events[done]);
                onward.Process(world.Events[done]);
            }

            // The one that stops and starts again and again, against the one that never does.
            told.AddRange(commands.All);
            var saved = Save(whole);
            Assert.Equal(saved, Save(onward));
            (onward, _, commands) = world.Wire();
            onward.Restore(new StateBuffer(saved));
            Assert.Equal(saved, Save(onward));
            Assert.Equal(whole.StateHash(), onward.StateHash());
            Assert.Equal(whole.EventCount, onward.EventCount);
            Assert.Equal(whole.NextTimerNs, onward.NextTimerNs);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{kind} {seed}: {world.Events.Count} events, {told.Count} commands, {whole.OrderCount} orders, "
            + $"{stops.Count} stops, warm-up {whole.IsWarmUp}, state of {Save(whole).Length} bytes");
        Assert.Equal(wholeCommands.All, told);
        Assert.True(told.Count > 10, $"only {told.Count} commands");
    }

    [Fact]
    public void Worlds_Together_ReachEveryPartOfTheState()
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var world in Enumerable.Range(1, 8).Select(SavedWorld.Bars).Append(SavedWorld.Books(3)))
        {
            var (kernel, _, _) = world.Wire();
            foreach (var e in world.Events)
            {
                kernel.Process(in e);
                Note(reached, kernel);
            }

            Note(reached, "external position", kernel.ExternalLots(default) != 0);
            Note(reached, "charges", !kernel.Account.Funding.IsZero);
        }

        Assert.Equal(
            "bracket, charges, desync, duplicate, external position, late, paused, timer",
            string.Join(", ", reached));
    }

    [Fact]
    public void Restore_WhileEverythingIsClosedByForce_IsTheSameAtEachStep()
    {
        var setup = new RunSetup
        {
            Instruments = [RunSetup.Coin(Plimsoll.Model.Instruments.InstrumentKind.Perpetual)],
            Cash = 100_000,
            LeverageMax = 20,
            Margin = "rate:10%/5%,fee=0.5%",
        };
        Assert.True(Plimsoll.Kernel.Allocation.Sizing.TryParse("all-in", out var sizing));
        var bars = BarList.Parse(
            string.Join("; ", FallingPrices.Select(
                static price => $"{price} {price} {price} {price} 1000000")),
            RunSetup.StartNs, 60_000_000_000);
        var (kernel, loop, _) = setup.Wire([bars], new DeepBuyer());
        loop.Start();
        while (!loop.IsAtEnd)
        {
            loop.Run(1);
            var saved = Save(kernel);
            var restored = new TradingKernel(
                setup.Configuration(sizing), [new DeepBuyer()], new CommandBytes(), new RunLog());
            restored.Start();
            restored.Restore(new StateBuffer(saved));
            Assert.Equal(saved, Save(restored));
            var difference = new GraphDifference();
            difference.Compare(kernel, restored, "kernel");
            Assert.Equal("", string.Join('\n', difference.Paths));
        }

        Assert.True(kernel.Account.Liquidation.Sign > 0, "nothing was closed by force");
    }

    [Fact]
    public void Save_StrategyThatRemembersAndDoesNotSay_IsRefusedWithItsField()
    {
        var setup = new RunSetup();
        Assert.True(Plimsoll.Kernel.Allocation.Sizing.TryParse("all-in", out var sizing));
        var kernel = new TradingKernel(
            setup.Configuration(sizing), [new ForgetfulStrategy()], new CommandBytes(), new RunLog());
        kernel.Start();

        var refused = Assert.Throws<NotSupportedException>(() => Save(kernel));

        Assert.Contains("ForgetfulStrategy remembers 'count'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("override Save and Restore", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_StrategyWithParametersAlone_NeedsNoSaveOfItsOwn()
    {
        var setup = new RunSetup();
        Assert.True(Plimsoll.Kernel.Allocation.Sizing.TryParse("all-in", out var sizing));
        var kernel = new TradingKernel(
            setup.Configuration(sizing), [new BuyAndHold()], new CommandBytes(), new RunLog());
        kernel.Start();
        Assert.NotEmpty(Save(kernel));
    }

    [Fact]
    public void Restore_StateOfAnotherConfiguration_IsRefusedWithWhatDiffers()
    {
        var saved = Save(SavedWorld.Bars(3).Wire().Kernel);

        var refused = Assert.Throws<StateFormatException>(
            () => SavedWorld.Bars(4).Wire().Kernel.Restore(new StateBuffer(saved)));
        Assert.Contains("saved", refused.Message, StringComparison.Ordinal);
        Assert.Contains("configuration", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_AnyByteMissingAtTheEnd_IsRefused()
    {
        var world = SavedWorld.Bars(2);
        var (kernel, _, _) = world.Wire();
        foreach (var e in world.Events.Take(400))
        {
            kernel.Process(in e);
        }

        var saved = Save(kernel);
        for (var length = 0; length < saved.Length; length += Math.Max(1, saved.Length / 97))
        {
            var cut = saved.AsSpan(0, length).ToArray();
            Assert.Throws<StateFormatException>(() => world.Wire().Kernel.Restore(new StateBuffer(cut)));
        }
    }

    [Fact]
    public void Restore_KernelThatHasHadEvents_IsRefused()
    {
        var world = SavedWorld.Bars(2);
        var (kernel, _, _) = world.Wire();
        var saved = Save(kernel);
        kernel.Process(world.Events[0]);
        Assert.Throws<BrokenInvariantException>(() => kernel.Restore(new StateBuffer(saved)));
    }

    internal static byte[] Save(TradingKernel kernel)
    {
        var buffer = new StateBuffer();
        kernel.Save(buffer);
        return buffer.Written.ToArray();
    }

    internal static SavedWorld World(string kind, int seed) =>
        kind == "bars" ? SavedWorld.Bars(seed) : SavedWorld.Books(seed);

    private static void Note(SortedSet<string> reached, TradingKernel kernel)
    {
        Note(reached, "duplicate", kernel.DuplicateReportCount > 0);
        Note(reached, "late", kernel.LateReportCount > 0);
        Note(reached, "desync", kernel.DesyncCount > 0);
        Note(reached, "paused", kernel.IsPaused(default));
        Note(reached, "timer", kernel.NextTimerNs != long.MaxValue);
        Note(reached, "bracket", kernel.Brackets.Live.Count > 0);
    }

    private static void Note(SortedSet<string> reached, string what, bool isReached)
    {
        if (isReached)
        {
            reached.Add(what);
        }
    }
}
