using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Plimsoll.Model.Values;

/// <summary>
/// Saved state in memory: a byte array, little endian on every machine. Every value carries one byte that names its
/// kind, so a reader that is out of step fails at the first wrong value instead of taking bits for something else.
/// Write first; then <see cref="Rewind"/> (or copy <see cref="Written"/> to a file) and read.
/// </summary>
public sealed class StateBuffer : IStateWriter, IStateReader
{
    private const byte KindSection = (byte)'S';
    private const byte KindInt64 = (byte)'I';
    private const byte KindDouble = (byte)'D';
    private const byte KindDoubles = (byte)'A';
    private const byte KindString = (byte)'T';
    private const int StringBytesMax = 1 << 20;
    private const int CapacityFirst = 256;

    private byte[] _bytes;
    private int _length;
    private int _position;

    /// <summary>Makes an empty buffer.</summary>
    public StateBuffer() => _bytes = new byte[CapacityFirst];

    /// <summary>Makes a buffer that reads a copy of saved bytes.</summary>
    /// <param name="saved">What <see cref="Written"/> gave.</param>
    public StateBuffer(ReadOnlySpan<byte> saved)
    {
        _bytes = saved.ToArray();
        _length = saved.Length;
    }

    /// <summary>All bytes written so far. Valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>True when everything written has been read.</summary>
    public bool AtEnd => _position == _length;

    /// <summary>Reading starts again at the first value.</summary>
    public void Rewind() => _position = 0;

    /// <summary>Forgets everything; the memory is kept for the next use.</summary>
    public void Clear()
    {
        _length = 0;
        _position = 0;
    }

    /// <summary>Checks that nothing is left to read.</summary>
    /// <exception cref="StateFormatException">Bytes are left.</exception>
    public void ExpectEnd()
    {
        if (!AtEnd)
        {
            throw new StateFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"Saved state: {_length - _position} bytes are left after byte {_position}; it was saved by another "
                + $"version or another part. Restore it with the part that saved it."));
        }
    }

    /// <inheritdoc/>
    public void WriteSection(string tag)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        AppendText(KindSection, tag);
    }

    /// <inheritdoc/>
    public void Write(long value) => BinaryPrimitives.WriteInt64LittleEndian(Append(KindInt64, sizeof(long)), value);

    /// <inheritdoc/>
    public void Write(double value) =>
        BinaryPrimitives.WriteDoubleLittleEndian(Append(KindDouble, sizeof(double)), value);

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<double> values)
    {
        Span<byte> target = Append(KindDoubles, sizeof(int) + (values.Length * sizeof(double)));
        BinaryPrimitives.WriteInt32LittleEndian(target, values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(target[(sizeof(int) + (i * sizeof(double)))..], values[i]);
        }
    }

    /// <inheritdoc/>
    public void WriteString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        AppendText(KindString, value);
    }

    /// <inheritdoc/>
    public void ReadSection(string tag)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        int place = _position;
        string found = TakeText(KindSection);
        if (!string.Equals(found, tag, StringComparison.Ordinal))
        {
            throw new StateFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"Saved state, byte {place}: section '{found}' found, '{tag}' expected. Restore with the same parts "
                + $"and the same parameters that were saved."));
        }
    }

    /// <inheritdoc/>
    public long ReadInt64()
    {
        TakeKind(KindInt64);
        return BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));
    }

    /// <inheritdoc/>
    public double ReadDouble()
    {
        TakeKind(KindDouble);
        return BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));
    }

    /// <inheritdoc/>
    public void ReadDoubles(Span<double> destination)
    {
        int place = _position;
        TakeKind(KindDoubles);
        int count = BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));
        if (count != destination.Length)
        {
            throw new StateFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"Saved state, byte {place}: a row of {count} numbers found, {destination.Length} expected. Restore "
                + $"with the same parameters that were saved."));
        }

        ReadOnlySpan<byte> source = Take(count * sizeof(double));
        for (int i = 0; i < count; i++)
        {
            destination[i] = BinaryPrimitives.ReadDoubleLittleEndian(source[(i * sizeof(double))..]);
        }
    }

    /// <inheritdoc/>
    public string ReadString() => TakeText(KindString);

    private static string NameOf(byte kind) => kind switch
    {
        KindSection => "a section",
        KindInt64 => "a whole number",
        KindDouble => "a number",
        KindDoubles => "a row of numbers",
        KindString => "a text",
        _ => string.Create(CultureInfo.InvariantCulture, $"the unknown kind {kind}"),
    };

    private void AppendText(byte kind, string text)
    {
        int count = Encoding.UTF8.GetByteCount(text);
        if (count > StringBytesMax)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"Saved state: a text of {count} bytes is longer than the allowed {StringBytesMax}."));
        }

        Span<byte> target = Append(kind, sizeof(int) + count);
        BinaryPrimitives.WriteInt32LittleEndian(target, count);
        Encoding.UTF8.GetBytes(text, target[sizeof(int)..]);
    }

    private string TakeText(byte kind)
    {
        int place = _position;
        TakeKind(kind);
        int count = BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));
        if (count is < 0 or > StringBytesMax)
        {
            throw new StateFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"Saved state, byte {place}: a text of {count} bytes is outside 0..{StringBytesMax}; the data is "
                + $"damaged. Restore from another copy."));
        }

        return Encoding.UTF8.GetString(Take(count));
    }

    private Span<byte> Append(byte kind, int count)
    {
        int needed = _length + 1 + count;
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));
        }

        _bytes[_length] = kind;
        Span<byte> payload = _bytes.AsSpan(_length + 1, count);
        _length = needed;
        return payload;
    }

    private void TakeKind(byte expected)
    {
        int place = _position;
        byte found = Take(1)[0];
        if (found != expected)
        {
            throw new StateFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"Saved state, byte {place}: {NameOf(found)} found, {NameOf(expected)} expected. Restore with the "
                + $"version and the parts that were saved."));
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_length - _position < count)
        {
            throw new StateFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"Saved state, byte {_position}: {count} bytes expected, {_length - _position} left; the data is "
                + $"truncated. Restore from another copy."));
        }

        ReadOnlySpan<byte> taken = _bytes.AsSpan(_position, count);
        _position += count;
        return taken;
    }
}
