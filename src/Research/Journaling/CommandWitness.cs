using System.Text;
using Microsoft.Win32.SafeHandles;
using Plimsoll.Journal.Records;
using Plimsoll.Kernel.Ports;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Orders;

namespace Plimsoll.Research.Journaling;

/// <summary>
/// Writes down, on the venue's side and at the moment the venue gets it, each command: a line of <c>sent</c>, or
/// <c>repeated</c> while a resumed run brings the venue back to where it stood, and the bytes of the command as a
/// journal holds them, in hexadecimal digits. One call to the system a line, so that a process that is killed leaves
/// everything that had reached the venue. It forbids nothing: what it saw can be held against the journal.
/// </summary>
internal sealed class CommandWitness : ICommandGate, IDisposable
{
    private readonly string path;
    private readonly Func<long> repeatedCount;
    private readonly byte[] payload = new byte[CommandRecord.BytesMax];
    private SafeFileHandle? file;
    private long offset;
    private long received;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="path">File that is appended to.</param>
    /// <param name="repeatedCount">How many commands the journal held already when the run reached them.</param>
    public CommandWitness(string path, Func<long> repeatedCount)
    {
        this.path = path;
        this.repeatedCount = repeatedCount;
    }

    /// <inheritdoc />
    public OrderReason Refusal => OrderReason.None;

    /// <inheritdoc />
    public void Prepare()
    {
        // Nothing has to be ready: each command is written when it is seen.
    }

    /// <summary>Writes the command down; it may leave.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public bool MayLeave(in Command command)
    {
        if (file is null)
        {
            file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
            offset = RandomAccess.GetLength(file);
        }

        received++;
        var length = CommandRecord.Write(in command, payload);
        var line = Encoding.ASCII.GetBytes(
            (received <= repeatedCount() ? "repeated " : "sent ")
            + Convert.ToHexStringLower(payload.AsSpan(0, length)) + "\n");
        RandomAccess.Write(file, line, offset);
        offset += line.Length;
        return true;
    }

    /// <inheritdoc />
    public void Dispose() => file?.Dispose();
}
