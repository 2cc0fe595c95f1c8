using System.Text;
using Plimsoll.Data.Json;

namespace Plimsoll.Host.Terminal;

/// <summary>
/// The two streams of the program. With <c>--json</c> standard output carries one JSON document and nothing else; all
/// that people read goes to standard error.
/// </summary>
internal sealed class Output
{
    private readonly TextWriter standard;
    private readonly TextWriter error;

    public Output(TextWriter standard, TextWriter error)
    {
        this.standard = standard;
        this.error = error;
    }

    /// <summary>Whether a machine reads the result.</summary>
    public bool IsJson { get; set; }

    /// <summary>Where lines for people go.</summary>
    public TextWriter Human => IsJson ? error : standard;

    /// <summary>Where progress and errors go.</summary>
    public TextWriter Error => error;

    /// <summary>Opens the process's own streams: UTF-8 without a mark, LF line ends, on every machine.</summary>
    public static Output OfProcess() => new(Open(Console.OpenStandardOutput()), Open(Console.OpenStandardError()));

    public void Line(string text = "") => Human.WriteLine(text);

    public void ErrorLine(string text)
    {
        error.WriteLine(text);
        error.Flush();
    }

    /// <summary>Writes the one JSON document; does nothing without <c>--json</c>.</summary>
    public void Json(Action<CanonicalJsonWriter> write)
    {
        if (!IsJson)
        {
            return;
        }

        using var json = new CanonicalJsonWriter();
        write(json);
        standard.Write(Encoding.UTF8.GetString(json.ToArray()));
    }

    /// <summary>Hands over the part of a long JSON document that is written so far.</summary>
    public void Drain(CanonicalJsonWriter json) => json.Drain(Raw);

    /// <summary>Writes a finished JSON document.</summary>
    public void Raw(ReadOnlySpan<byte> json) => standard.Write(Encoding.UTF8.GetString(json));

    public void Flush()
    {
        standard.Flush();
        error.Flush();
    }

    private static StreamWriter Open(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 4_096) { NewLine = "\n" };
}
