using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;

namespace Plimsoll.Tests.Kernel.Orders;

/// <summary>A venue that answers nothing: it keeps the commands.</summary>
internal sealed class GatewayLog : IOrderGateway
{
    public List<Command> Commands { get; } = [];

    public void Submit(in ApprovedOrder order) => Commands.Add(order.Command);

    public void Cancel(in Command command) => Commands.Add(command);

    public void Replace(in Command command) => Commands.Add(command);
}
