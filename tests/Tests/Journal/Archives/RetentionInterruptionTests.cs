using Plimsoll.Journal.Archives;
using Plimsoll.Journal.Reading;
using Plimsoll.Tests.Journal.Files;
using Plimsoll.Tests.Model.Values;

namespace Plimsoll.Tests.Journal.Archives;

/// <summary>
/// The machine stops in every call to either disk, each call fails, each disk is full: at no moment is a record lost,
/// and the next run brings it to the end.
/// </summary>
public sealed class RetentionInterruptionTests
{
    private const int FullSteps = 40;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_MachineStopsInAnyCall_LosesNothingAndIsFinishedByTheNext(bool atTheJournal)
    {
        var stops = 0;
        var calls = CallsOf(atTheJournal);
        for (var call = 1; call <= calls; call++)
        {
            var world = new World((ulong)call);
            world.Of(atTheJournal).Begin(new FaultPlan { CutAt = call });
            try
            {
                _ = world.Run();
            }
            catch (PowerCut)
            {
                stops++;
            }

            world.Crash();
            world.CheckNothingIsLost();
            world.Finish();
        }

        Assert.True(stops > 40, $"only {stops} stops of {calls} calls");
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void Run_AnyCallFails_LosesNothingAndIsFinishedByTheNext(bool atTheJournal, bool stays)
    {
        var failures = 0;
        var calls = CallsOf(atTheJournal);
        for (var call = 1; call <= calls; call++)
        {
            var world = new World((ulong)call);
            world.Of(atTheJournal).Begin(new FaultPlan { ErrorAt = call, ErrorStays = stays });
            try
            {
                _ = world.Run();
            }
            catch (IOException)
            {
                failures++;
            }

            // The system may have forgotten what it could not sync: only what is on disk counts.
            world.Crash();
            world.CheckNothingIsLost();
            world.Finish();
        }

        Assert.True(failures > 40, $"only {failures} failures of {calls} calls");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_DiskIsFull_LosesNothingAndIsFinishedWhenThereIsRoom(bool atTheJournal)
    {
        var probe = new World(1);
        var start = probe.Of(atTheJournal).UsedBytes;
        _ = probe.Run();
        var most = atTheJournal ? 4_000 : probe.Of(atTheJournal).UsedBytes - start;
        var refusals = 0;
        for (var step = 0; step < FullSteps; step++)
        {
            var world = new World((ulong)step + 1);
            world.Of(atTheJournal).Begin(new FaultPlan { CapacityBytes = start + (most * step / FullSteps) });
            try
            {
                _ = world.Run();
            }
            catch (IOException)
            {
                refusals++;
            }

            world.Crash();
            world.CheckNothingIsLost();
            world.Finish();
        }

        Assert.True(refusals > 5, $"only {refusals} refusals");
    }

    [Fact]
    public void Run_StoppedAgainAndAgain_ComesToItsEnd()
    {
        var stops = 0;
        for (var seed = 1UL; seed <= 40; seed++)
        {
            var world = new World(seed);
            var random = new SplitMix(seed);
            for (var life = 0; life < 6; life++)
            {
                world.Of(random.Next() % 2 == 0).Begin(new FaultPlan { CutAt = 1 + (long)(random.Next() % 60) });
                try
                {
                    _ = world.Run();
                }
                catch (PowerCut)
                {
                    world.Stops++;
                }

                world.Crash();
                world.CheckNothingIsLost();
            }

            world.Finish();
            stops += world.Stops;
        }

        Assert.True(stops > 60, $"only {stops} stops");
    }

    private static long CallsOf(bool atTheJournal)
    {
        var probe = new World(1);
        probe.Of(atTheJournal).Begin(FaultPlan.None);
        _ = probe.Run();
        return probe.Of(atTheJournal).Calls;
    }

    /// <summary>A journal and an archive on two disks, of which one misbehaves.</summary>
    private sealed class World
    {
        private readonly FaultyFiles journal;
        private readonly FaultyFiles archive;
        private readonly RetentionPolicy policy;
        private readonly List<string> records;

        public World(ulong seed)
        {
            journal = RetentionSample.Write(events: 170, stateAt: 100, seed: seed);
            archive = new FaultyFiles(seed + 1_000);
            policy = RetentionSample.Policy(journal);
            records = RetentionSample.Records(journal, archive);
        }

        public int Stops { get; set; }

        public FaultyFiles Of(bool atTheJournal) => atTheJournal ? journal : archive;

        public RetentionReport Run() => Retention.Run(journal, archive, policy, RetentionSample.Order);

        public void Crash()
        {
            journal.Crash();
            archive.Crash();
        }

        public void CheckNothingIsLost()
        {
            Assert.True(JournalVerification.Run(journal, []).Fault is null or { IsTornTail: true });
            Assert.Equal(records, RetentionSample.Records(journal, archive).Take(records.Count));
            if (ArchiveMarker.Read(journal) is not null)
            {
                Assert.True(ArchiveVerification.Run(journal, archive, []).Fault is null or { IsTornTail: true });
            }
        }

        public void Finish()
        {
            _ = Run();
            CheckNothingIsLost();
            var marker = ArchiveMarker.Read(journal)!;
            Assert.True(marker.Part.LastSegment >= 1);
            Assert.All(
                RetentionSample.SegmentsOf(journal), number => Assert.True(number > marker.Part.LastSegment));
            Assert.DoesNotContain(archive.List(), static name => name.EndsWith(".new", StringComparison.Ordinal));
            var again = Run();
            Assert.Equal((0, 0), (again.Copied, again.Removed));
        }
    }
}
