using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Model.Values;

public sealed class StateBufferTests
{
    [Fact]
    public void Read_EverythingWritten_GivesTheSameBits()
    {
        StateBuffer buffer = Filled();
        buffer.Rewind();
        double[] row = new double[3];

        buffer.ReadSection("Part(1)");
        Assert.Equal(long.MinValue, buffer.ReadInt64());
        Assert.True(double.IsNegative(buffer.ReadDouble()));
        Assert.True(double.IsNaN(buffer.ReadDouble()));
        buffer.ReadDoubles(row);
        Assert.Equal([1.5, double.PositiveInfinity, double.Epsilon], row);
        Assert.Equal("naïve", buffer.ReadString());
        Assert.True(buffer.AtEnd);
        buffer.ExpectEnd();
    }

    [Fact]
    public void Written_CopiedToANewBuffer_ReadsTheSame()
    {
        StateBuffer copy = new(Filled().Written);
        copy.ReadSection("Part(1)");
        Assert.Equal(long.MinValue, copy.ReadInt64());
    }

    [Fact]
    public void Written_WholeNumber_IsLittleEndianAfterItsKind()
    {
        StateBuffer buffer = new();
        buffer.Write(0x0102030405060708L);
        Assert.Equal([(byte)'I', 8, 7, 6, 5, 4, 3, 2, 1], buffer.Written.ToArray());
    }

    [Fact]
    public void ReadSection_OtherTag_NamesBoth()
    {
        StateBuffer buffer = Filled();
        StateFormatException error = Assert.Throws<StateFormatException>(() => buffer.ReadSection("Part(2)"));
        Assert.Contains("byte 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("'Part(1)' found", error.Message, StringComparison.Ordinal);
        Assert.Contains("'Part(2)' expected", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadDouble_WhereAWholeNumberStands_NamesBothKinds()
    {
        StateBuffer buffer = Filled();
        buffer.ReadSection("Part(1)");
        StateFormatException error = Assert.Throws<StateFormatException>(() => buffer.ReadDouble());
        Assert.Contains("a whole number found, a number expected", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadDoubles_OtherLength_NamesBothLengths()
    {
        StateBuffer buffer = new();
        buffer.Write([1.0, 2.0]);
        StateFormatException error = Assert.Throws<StateFormatException>(() => buffer.ReadDoubles(new double[3]));
        Assert.Contains("2 numbers found, 3 expected", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyTruncation_IsAnError()
    {
        byte[] whole = Filled().Written.ToArray();
        for (int length = 0; length < whole.Length; length++)
        {
            StateBuffer part = new(whole.AsSpan(0, length));
            Assert.Throws<StateFormatException>(() => ReadAll(part));
        }

        StateBuffer complete = new(whole);
        ReadAll(complete);
        Assert.True(complete.AtEnd);
    }

    [Fact]
    public void ExpectEnd_BytesLeft_IsAnError()
    {
        StateBuffer buffer = Filled();
        StateFormatException error = Assert.Throws<StateFormatException>(buffer.ExpectEnd);
        Assert.Contains("bytes are left", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clear_Filled_IsEmpty()
    {
        StateBuffer buffer = Filled();
        buffer.Clear();
        Assert.True(buffer.Written.IsEmpty);
        Assert.True(buffer.AtEnd);
    }

    private static StateBuffer Filled()
    {
        StateBuffer buffer = new();
        buffer.WriteSection("Part(1)");
        buffer.Write(long.MinValue);
        buffer.Write(-0.0);
        buffer.Write(double.NaN);
        buffer.Write([1.5, double.PositiveInfinity, double.Epsilon]);
        buffer.WriteString("naïve");
        return buffer;
    }

    private static void ReadAll(StateBuffer buffer)
    {
        buffer.ReadSection("Part(1)");
        buffer.ReadInt64();
        buffer.ReadDouble();
        buffer.ReadDouble();
        buffer.ReadDoubles(new double[3]);
        buffer.ReadString();
    }
}
