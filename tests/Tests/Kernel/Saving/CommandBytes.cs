using Plimsoll.Journal.Records;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;

namespace Plimsoll.Tests.Kernel.Saving;

/// <summary>A gateway that keeps every command as the bytes it would be recorded with.</summary>
internal sealed class CommandBytes : IOrderGateway
{
    private readonly byte[] buffer = new byte[CommandRecord.BytesMax];

    public List<string> All { get; } = [];

    public void Submit(in ApprovedOrder order) => Keep(order.Command);

    public void Cancel(in Command command) => Keep(in command);

    public void Replace(in Command command) => Keep(in command);

    private void Keep(in Command command) =>
        All.Add(Convert.ToHexStringLower(buffer.AsSpan(0, CommandRecord.Write(in command, buffer))));
}
