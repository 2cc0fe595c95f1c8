using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Journal.States;
using Plimsoll.Journal.Writing;
using Plimsoll.Tests.Journal.Files;
using Plimsoll.Tests.Kernel.Saving;

namespace Plimsoll.Tests.Journal.States;

/// <summary>State files are written so that what a record names is there, whatever happens in between.</summary>
public sealed class StateKeeperTests
{
    private const int StatesMade = 4;
    private const int EventsBetween = 40;
    private static readonly SavedWorld World = SavedWorld.Bars(2);

    [Fact]
    public void Save_MoreThanAreKept_LeavesTheNewestAndNamesThemAll()
    {
        var files = new FaultyFiles();
        Live(files, kept: 2);

        Assert.Equal(["0000000160.state", "0000000120.state"], new StateFolder(files).Names);
        Assert.Equal(
            ["0000000040.state", "0000000080.state", "0000000120.state", "0000000160.state"],
            References(files).Select(static one => one.File));
        Assert.All(Findings(files), static one => Assert.Equal(StateCondition.Sound, one.Condition));
    }

    [Fact]
    public void Save_MachineStopsInAnyCall_WhatARecordNamesIsThere()
    {
        var probe = new FaultyFiles();
        Live(probe, kept: 2);
        var cuts = 0;
        for (var call = 1; call <= probe.Calls; call++)
        {
            foreach (var seed in new ulong[] { 1, 2, 3 })
            {
                var files = new FaultyFiles(seed);
                files.Begin(new FaultPlan { CutAt = call });
                try
                {
                    Live(files, kept: 2);
                }
                catch (PowerCut)
                {
                    cuts++;
                }

                files.Crash();
                files.Begin(FaultPlan.None);
                JournalWriter.Open(files, JournalSample.Small).Dispose();
                CheckNewest(files);
            }
        }

        Assert.True(cuts > 100, $"only {cuts} cuts");
    }

    [Fact]
    public void Save_DiskRefuses_LosesTheStateAndNotTheJournal()
    {
        var probe = new FaultyFiles();
        Live(probe, kept: 2);
        var refused = 0;
        for (var call = 1; call <= probe.Calls; call++)
        {
            var files = new FaultyFiles();
            files.Begin(new FaultPlan { ErrorAt = call });
            try
            {
                refused += Live(files, kept: 2);
            }
            catch (IOException)
            {
                // The journal itself could not be opened.
                continue;
            }

            files.Begin(FaultPlan.None);
            JournalWriter.Open(files, JournalSample.Small).Dispose();
            CheckNewest(files);
        }

        Assert.True(refused > 10, $"only {refused} states were refused");
    }

    [Fact]
    public void FindUsable_NewestAltered_TakesTheOneBeforeAndSaysWhy()
    {
        var files = new FaultyFiles();
        Live(files, kept: 3);
        var bytes = files.Read("0000000160.state");
        bytes[100] ^= 1;
        files.Replace("0000000160.state", bytes);
        files.Replace("0000000120.state", files.Read("0000000120.state")[..500]);
        var passedOver = new Dictionary<string, string>();

        var state = new StateFolder(files).FindUsable("program", long.MaxValue, passedOver);

        Assert.Equal("0000000080.state", state?.Name);
        Assert.Equal(EventsBetween * 2, state?.EventCount);
        Assert.Contains("torn or altered", passedOver["0000000160.state"], StringComparison.Ordinal);
        Assert.Contains("torn or altered", passedOver["0000000120.state"], StringComparison.Ordinal);
        Assert.Equal(
            [StateCondition.Altered, StateCondition.Altered, StateCondition.Sound],
            Findings(files).Select(static one => one.Condition));
    }

    [Fact]
    public void FindUsable_OtherProgramOrExchangedOrUnnamed_IsPassedOver()
    {
        var files = new FaultyFiles();
        Live(files, kept: 3);
        var passedOver = new Dictionary<string, string>();
        Assert.Null(new StateFolder(files).FindUsable("another", long.MaxValue, passedOver));
        Assert.Equal(3, passedOver.Count);
        Assert.All(passedOver.Values, static why => Assert.Contains("another program", why, StringComparison.Ordinal));

        files.Add("0000000200.state", files.Read("0000000160.state"));
        var newest = StateFile.TryRead(files.Read("0000000160.state"), out _)!;
        var stranger = newest with { EventCount = 170, Sequence = 9 };
        files.Add("0000000170.state", stranger.ToBytes());
        passedOver.Clear();
        var state = new StateFolder(files).FindUsable("program", long.MaxValue, passedOver);

        Assert.Equal("0000000160.state", state?.Name);
        Assert.Equal(["0000000170.state", "0000000200.state"], passedOver.Keys.Order());
        Assert.Equal(
            [StateCondition.Unnamed, StateCondition.Unnamed, StateCondition.Sound],
            Findings(files).Take(3).Select(static one => one.Condition));
    }

    [Fact]
    public void FindUsable_Until_TakesNothingBehindIt()
    {
        var files = new FaultyFiles();
        Live(files, kept: 4);
        var references = References(files);
        for (var i = 0; i < references.Count; i++)
        {
            var sequence = Sequences(files)[i];
            var at = new StateFolder(files).FindUsable("program", sequence, new Dictionary<string, string>());
            var before = new StateFolder(files).FindUsable("program", sequence - 2, new Dictionary<string, string>());
            Assert.Equal(references[i].File, at?.Name);
            Assert.Equal(i == 0 ? null : references[i - 1].File, before?.Name);
        }
    }

    [Fact]
    public void TryRead_AnyByteChangedOrMissing_IsRefused()
    {
        var files = new FaultyFiles();
        Live(files, kept: 1);
        var bytes = files.Read("0000000160.state");
        Assert.NotNull(StateFile.TryRead(bytes, out var none));
        Assert.Equal("", none);
        for (var i = 0; i < bytes.Length; i += 13)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 0x40;
            Assert.Null(StateFile.TryRead(changed, out var problem));
            Assert.NotEqual("", problem);
            Assert.Null(StateFile.TryRead(bytes.AsSpan(0, i), out _));
        }
    }

    [Fact]
    public void Behind_EveryRecord_IsTheSameAsReadingFromTheBeginning()
    {
        var files = new FaultyFiles();
        Live(files, kept: 2);
        var all = new List<long>();
        using (var reader = new JournalReader(files))
        {
            while (reader.TryRead(out var record))
            {
                all.Add(record.Sequence);
            }
        }

        Assert.True(all.Count > 200);
        for (var behind = 0; behind <= all.Count + 1; behind += 7)
        {
            using var reader = JournalReader.Behind(files, behind);
            var read = new List<long>();
            while (reader.TryRead(out var record))
            {
                read.Add(record.Sequence);
            }

            Assert.Equal(all.Where(one => one > behind), read);
        }
    }

    /// <summary>Records the world's first events and keeps states on the way.</summary>
    /// <returns>How many states the disk refused.</returns>
    private static int Live(FaultyFiles files, int kept)
    {
        using var writer = JournalWriter.Open(files, JournalSample.Small);
        var keeper = new StateKeeper(writer, "program", kept);
        var (kernel, _, _) = World.Wire();
        var refused = 0;
        for (var i = 0; i < StatesMade * EventsBetween; i++)
        {
            var e = World.Events[i];
            _ = writer.Append(RecordKind.InputEvent, EventRecord.Version, EventRecord.ToBytes(in e));
            kernel.Process(in e);
            if (kernel.EventCount % EventsBetween == 0)
            {
                refused += keeper.Save(kernel) ? 0 : 1;
            }
        }

        return refused;
    }

    private static void CheckNewest(FaultyFiles files)
    {
        var there = new StateFolder(files).Names;
        var references = References(files);
        foreach (var reference in references.TakeLast(2))
        {
            Assert.Contains(reference.File, there);
        }

        Assert.DoesNotContain(Findings(files), static one => one.Condition == StateCondition.Altered);
        var state = new StateFolder(files).FindUsable("program", long.MaxValue, new Dictionary<string, string>());
        Assert.Equal(references.Count == 0 ? null : references[^1].File, state?.Name);
    }

    private static List<StateRecord> References(FaultyFiles files)
    {
        var references = new List<StateRecord>();
        using var reader = new JournalReader(files);
        while (reader.TryRead(out var record))
        {
            if (record.Kind == RecordKind.SnapshotReference)
            {
                references.Add(StateRecord.Read(record.Version, record.Payload));
            }
        }

        return references;
    }

    private static List<long> Sequences(FaultyFiles files)
    {
        var sequences = new List<long>();
        using var reader = new JournalReader(files);
        while (reader.TryRead(out var record))
        {
            if (record.Kind == RecordKind.SnapshotReference)
            {
                sequences.Add(record.Sequence);
            }
        }

        return sequences;
    }

    private static IReadOnlyList<StateFinding> Findings(FaultyFiles files)
    {
        var verification = new StateVerification();
        var report = JournalVerification.Run(files, [], verification.Take);
        Assert.Null(report.Fault);
        return verification.Findings(new StateFolder(files));
    }
}
