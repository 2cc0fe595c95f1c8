using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;

namespace Plimsoll.Journal.Following;

/// <summary>The gateway of a kernel that follows a journal: its commands left long ago.</summary>
internal sealed class SilentGateway : IOrderGateway
{
    public void Submit(in ApprovedOrder order)
    {
    }

    public void Cancel(in Command command)
    {
    }

    public void Replace(in Command command)
    {
    }
}
