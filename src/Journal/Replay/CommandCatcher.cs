using Plimsoll.Journal.Records;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;

namespace Plimsoll.Journal.Replay;

/// <summary>The gateway of a replay: keeps each command as the bytes it would be recorded with, and sends
/// nothing.</summary>
internal sealed class CommandCatcher : IOrderGateway
{
    private readonly List<(byte[] Bytes, int Length)> waiting = [];
    private int first;
    private int count;

    /// <summary>How many commands nobody has asked for yet.</summary>
    public int Count => count - first;

    public void Submit(in ApprovedOrder order) => Catch(order.Command);

    public void Cancel(in Command command) => Catch(in command);

    public void Replace(in Command command) => Catch(in command);

    /// <summary>The oldest command; there must be one. Valid until the next is caught.</summary>
    public ReadOnlySpan<byte> Take()
    {
        var (bytes, length) = waiting[first++];
        if (first == count)
        {
            first = count = 0;
        }

        return bytes.AsSpan(0, length);
    }

    private void Catch(in Command command)
    {
        if (count == waiting.Count)
        {
            waiting.Add((new byte[CommandRecord.BytesMax], 0));
        }

        var bytes = waiting[count].Bytes;
        waiting[count++] = (bytes, CommandRecord.Write(in command, bytes));
    }
}
