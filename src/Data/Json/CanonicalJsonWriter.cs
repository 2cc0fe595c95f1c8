using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Plimsoll.Data.Json;

/// <summary>
/// Writes JSON of which the same values always give the same bytes: UTF-8 without a byte order mark, the keys of every
/// object in strictly ascending ordinal order (enforced), LF line ends, invariant numbers.
/// <list type="bullet">
/// <item>A double is written in the shortest form that reads back to the same bits; a whole one keeps a fraction
/// (<c>1.0</c>), so that a field never changes its type from run to run. Minus zero is written as <c>0.0</c>.</item>
/// <item>An unknown number (null, NaN or an infinity) is <c>null</c>.</item>
/// <item>Only what JSON requires is escaped in text; other characters stand as UTF-8.</item>
/// </list>
/// Not thread-safe; use one for one document.
/// </summary>
public sealed class CanonicalJsonWriter : IDisposable
{
    /// <summary>From here on the shortest form of a double has an exponent.</summary>
    private const double WholeMax = 1e17;

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _writer;
    private readonly Stack<string?> _lastKeys = new();
    private readonly bool _endsWithLineFeed;
    private bool _isDrained;

    /// <summary>Takes a part of a document.</summary>
    /// <param name="bytes">The part; valid during the call.</param>
    public delegate void DrainAction(ReadOnlySpan<byte> bytes);

    /// <summary>Starts an empty document.</summary>
    public CanonicalJsonWriter(CanonicalJsonLayout layout = CanonicalJsonLayout.Indented)
    {
        _endsWithLineFeed = layout == CanonicalJsonLayout.Indented;
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions
        {
            Indented = layout == CanonicalJsonLayout.Indented,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }

    /// <summary>Opens an object as a value of an array or as the document.</summary>
    public void BeginObject()
    {
        _writer.WriteStartObject();
        _lastKeys.Push(null);
    }

    /// <summary>Opens an object under a key.</summary>
    /// <exception cref="InvalidOperationException">The key does not follow the last one of this object.</exception>
    public void BeginObject(string key)
    {
        Key(key);
        BeginObject();
    }

    /// <summary>Closes the innermost object.</summary>
    public void EndObject()
    {
        _writer.WriteEndObject();
        _lastKeys.Pop();
    }

    /// <summary>Opens an array as a value of an array or as the document.</summary>
    public void BeginArray() => _writer.WriteStartArray();

    /// <summary>Opens an array under a key.</summary>
    /// <exception cref="InvalidOperationException">The key does not follow the last one of this object.</exception>
    public void BeginArray(string key)
    {
        Key(key);
        BeginArray();
    }

    /// <summary>Closes the innermost array.</summary>
    public void EndArray() => _writer.WriteEndArray();

    /// <summary>Writes text or null under a key.</summary>
    /// <exception cref="InvalidOperationException">The key does not follow the last one of this object.</exception>
    public void Write(string key, string? value)
    {
        Key(key);
        WriteValue(value);
    }

    /// <summary>Writes a truth value under a key.</summary>
    /// <exception cref="InvalidOperationException">The key does not follow the last one of this object.</exception>
    public void Write(string key, bool value)
    {
        Key(key);
        _writer.WriteBooleanValue(value);
    }

    /// <summary>Writes a whole number under a key.</summary>
    /// <exception cref="InvalidOperationException">The key does not follow the last one of this object.</exception>
    public void Write(string key, long value)
    {
        Key(key);
        WriteValue(value);
    }

    /// <summary>Writes a whole number or null under a key.</summary>
    /// <exception cref="InvalidOperationException">The key does not follow the last one of this object.</exception>
    public void Write(string key, long? value)
    {
        Key(key);
        if (value is { } known)
        {
            WriteValue(known);
        }
        else
        {
            _writer.WriteNullValue();
        }
    }

    /// <summary>Writes a number under a key; null, NaN and infinities as null.</summary>
    /// <exception cref="InvalidOperationException">The key does not follow the last one of this object.</exception>
    public void Write(string key, double? value)
    {
        Key(key);
        WriteValue(value);
    }

    /// <summary>Writes text or null as a value of an array.</summary>
    public void WriteValue(string? value)
    {
        if (value is null)
        {
            _writer.WriteNullValue();
        }
        else
        {
            _writer.WriteStringValue(value);
        }
    }

    /// <summary>Writes a truth value as a value of an array.</summary>
    public void WriteValue(bool value) => _writer.WriteBooleanValue(value);

    /// <summary>Writes a whole number as a value of an array.</summary>
    public void WriteValue(long value) => _writer.WriteNumberValue(value);

    /// <summary>Writes a number as a value of an array; null, NaN and infinities as null.</summary>
    public void WriteValue(double? value)
    {
        if (value is not { } known || !double.IsFinite(known))
        {
            _writer.WriteNullValue();
        }
        else if (Math.Abs(known) < WholeMax && Math.Truncate(known) == known)
        {
            // A decimal carries its scale, so the fraction of a whole number is kept.
            _writer.WriteNumberValue(decimal.Parse(FormatDouble(known), CultureInfo.InvariantCulture));
        }
        else
        {
            _writer.WriteNumberValue(known);
        }
    }

    /// <summary>
    /// Hands over what is written so far and forgets it, so that a long document never stands in memory whole.
    /// </summary>
    /// <param name="write">Gets the bytes, which are valid during the call; whole tokens of UTF-8.</param>
    public void Drain(DrainAction write)
    {
        ArgumentNullException.ThrowIfNull(write);
        _writer.Flush();
        write(_buffer.WrittenSpan);
        _isDrained |= _buffer.WrittenCount > 0;
        _buffer.ResetWrittenCount();
    }

    /// <summary>The finished document, or what is left of it after <see cref="Drain"/>.</summary>
    /// <exception cref="InvalidOperationException">An object or array is still open, or nothing was
    /// written.</exception>
    public byte[] ToArray()
    {
        _writer.Flush();
        if (_writer.CurrentDepth != 0 || (_buffer.WrittenCount == 0 && !_isDrained))
        {
            throw new InvalidOperationException("The document is not complete: close every object and array first.");
        }

        var bytes = new byte[_buffer.WrittenCount + (_endsWithLineFeed ? 1 : 0)];
        _buffer.WrittenSpan.CopyTo(bytes);
        if (_endsWithLineFeed)
        {
            bytes[^1] = (byte)'\n';
        }

        return bytes;
    }

    /// <summary>
    /// The text of a finite double: shortest that reads back to the same bits, with a fraction or an exponent always.
    /// </summary>
    public static string FormatDouble(double value)
    {
        var text = (value == 0 ? 0.0 : value).ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;
    }

    /// <inheritdoc />
    public void Dispose() => _writer.Dispose();

    private void Key(string key)
    {
        if (!_lastKeys.TryPop(out var last))
        {
            throw new InvalidOperationException($"The key '{key}' stands outside an object.");
        }

        _lastKeys.Push(key);
        if (last is not null && string.CompareOrdinal(last, key) >= 0)
        {
            throw new InvalidOperationException(
                $"The key '{key}' does not follow '{last}': write keys once and in ascending ordinal order.");
        }

        _writer.WritePropertyName(key);
    }
}
