using System.Globalization;
using System.Runtime.CompilerServices;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Records;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Journal.Records;

/// <summary>The written form of each record, pinned for each version by a file that never changes.</summary>
public sealed class RecordTests
{
    private static readonly string Golden = Path.Combine(
        ReferenceData.RepositoryRoot, "tests", "Tests", "Journal", "Golden", "records-v1.txt");

    private static readonly string GoldenTwo = Path.Combine(
        ReferenceData.RepositoryRoot, "tests", "Tests", "Journal", "Golden", "records-v2.txt");

    [Fact]
    public void Bytes_OfVersionOne_AreThoseOfTheGoldenFile()
    {
        var lines = Lines().ToArray();
        if (Environment.GetEnvironmentVariable("PLIMSOLL_WRITE_GOLDEN") == "1")
        {
            File.WriteAllText(Golden, string.Join('\n', lines) + "\n");
        }

        Assert.Equal(File.ReadAllLines(Golden), lines);
    }

    [Fact]
    public void Read_GoldenFileOfVersionOne_GivesTheSamples()
    {
        var events = 0;
        var commands = 0;
        foreach (var line in File.ReadAllLines(Golden))
        {
            var parts = line.Split(' ');
            var version = byte.Parse(parts[1], CultureInfo.InvariantCulture);
            var payload = Convert.FromHexString(parts[2]);
            if (parts[0] == "event")
            {
                var e = EventRecord.Read(version, payload);
                var sample = SampleRecords.Events[events++];
                Assert.Equal(EventRecord.ToBytes(in sample), EventRecord.ToBytes(in e));
                Assert.Equal(sample.Kind, e.Kind);
            }
            else if (parts[0] == "command")
            {
                Assert.Equal(SampleRecords.Commands[commands++], CommandRecord.Read(version, payload));
            }
            else
            {
                Assert.Equal(new StateRecord(0xFEDCBA9876543210, 42, "a.state"), StateRecord.Read(version, payload));
            }
        }

        Assert.Equal((SampleRecords.Events.Count, SampleRecords.Commands.Count), (events, commands));
    }

    [Fact]
    public void State_OfVersionTwo_IsThatOfTheGoldenFile()
    {
        var state = new StateRecord(0xFEDCBA9876543210, 42, "0000000042.state")
        {
            FileHash = string.Concat(Enumerable.Repeat("0123456789abcdef", 4)),
        };
        string[] lines =
        [
            "state 2 " + Convert.ToHexStringLower(state.ToBytes()),
            "state 2 " + Convert.ToHexStringLower(new StateRecord(1, 2, "").ToBytes()),
        ];
        if (Environment.GetEnvironmentVariable("PLIMSOLL_WRITE_GOLDEN") == "1")
        {
            File.WriteAllText(GoldenTwo, string.Join('\n', lines) + "\n");
        }

        var golden = File.ReadAllLines(GoldenTwo);
        Assert.Equal(golden, lines);
        Assert.Equal(state, StateRecord.Read(2, Convert.FromHexString(golden[0].Split(' ')[2])));
        Assert.Equal(new StateRecord(1, 2, ""), StateRecord.Read(2, Convert.FromHexString(golden[1].Split(' ')[2])));
    }

    [Fact]
    public void Write_EveryFieldOfACommand_IsInThePayload()
    {
        // A field that the written form forgets comes back as its default; a new one makes this number wrong.
        var settable = typeof(OrderRequest).GetProperties().Count(static one => one.SetMethod is not null);
        Assert.Equal(15, settable);
        Assert.Equal(5, typeof(Command).GetProperties().Length);
        var full = SampleRecords.Commands[0];
        foreach (var property in typeof(OrderRequest).GetProperties().Where(static one => one.SetMethod is not null))
        {
            var value = property.GetValue(full.Request);
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            Assert.False(
                value is null || (type.IsValueType && value.Equals(RuntimeHelpers.GetUninitializedObject(type))),
                property.Name + " of the sample is a default");
        }
    }

    [Fact]
    public void Upcast_NewestVersion_IsTheSameBytes()
    {
        var bytes = new byte[CommandRecord.BytesMax];
        var target = new byte[CommandRecord.BytesMax];
        foreach (var command in SampleRecords.Commands)
        {
            var length = CommandRecord.Write(in command, bytes);
            Assert.Equal(length, CommandRecord.Upcast(CommandRecord.Version, bytes.AsSpan(0, length), target));
            Assert.Equal(bytes.AsSpan(0, length), target.AsSpan(0, length));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(255)]
    public void Read_UnknownVersion_AsksForANewerProgram(byte version)
    {
        Assert.Equal(JournalProblem.TooNew, Assert.Throws<JournalException>(
            () => EventRecord.Read(version, new byte[64])).Problem);
        Assert.Equal(JournalProblem.TooNew, Assert.Throws<JournalException>(
            () => CommandRecord.Read(version, new byte[104])).Problem);
        Assert.Equal(JournalProblem.TooNew, Assert.Throws<JournalException>(
            () => CommandRecord.Upcast(version, new byte[104], new byte[2_000])).Problem);
        Assert.Equal(JournalProblem.TooNew, Assert.Throws<JournalException>(
            () => StateRecord.Read(version, new byte[16])).Problem);
    }

    [Fact]
    public void Read_WrongLength_IsRefused()
    {
        Assert.Throws<JournalException>(() => EventRecord.Read(1, new byte[63]));
        Assert.Throws<JournalException>(() => CommandRecord.Read(1, new byte[103]));
        Assert.Throws<JournalException>(() => CommandRecord.Read(1, new byte[105]));
        Assert.Throws<JournalException>(() => CommandRecord.Read(1, new byte[104]));
        Assert.Throws<JournalException>(() => StateRecord.Read(1, new byte[15]));
        Assert.Throws<JournalException>(() => StateRecord.Read(2, new byte[47]));
    }

    [Fact]
    public void ToBytes_EventsMadeOnADirtyStack_AreTheSame()
    {
        var clean = MakeAll();
        for (var round = 0; round < 200; round++)
        {
            SpoilStack();
            Assert.Equal(clean, MakeAll());
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string MakeAll()
    {
        var trade = Event.OfTrade(default, new TradeTick(1, 2, 3, 4, 1, 5));
        var level = Event.OfBookLevel(default, new BookLevel(1, 2, 3, 4, OrderSide.Sell, BookFlags.Last, 5));
        var quote = Event.OfQuote(default, new QuoteTick(1, 2, 3, 4, 5, 6));
        return Convert.ToHexString(EventRecord.ToBytes(in trade)) + Convert.ToHexString(EventRecord.ToBytes(in level))
            + Convert.ToHexString(EventRecord.ToBytes(in quote));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int SpoilStack()
    {
        Span<byte> dirt = stackalloc byte[4_096];
        dirt.Fill(0xA5);
        return dirt[^1];
    }

    private static IEnumerable<string> Lines()
    {
        foreach (var sample in SampleRecords.Events)
        {
            var e = sample;
            yield return "event 1 " + Convert.ToHexStringLower(EventRecord.ToBytes(in e));
        }

        var bytes = new byte[CommandRecord.BytesMax];
        foreach (var sample in SampleRecords.Commands)
        {
            var command = sample;
            yield return "command 1 " + Convert.ToHexStringLower(bytes, 0, CommandRecord.Write(in command, bytes));
        }

        // The first layout, which is not written any more: two numbers and the name.
        yield return "state 1 1032547698badcfe2a00000000000000" + Convert.ToHexStringLower("a.state"u8);
    }
}
