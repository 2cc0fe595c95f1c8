using Plimsoll.Kernel.Strategies;

namespace Plimsoll.Tests.Kernel.Saving;

/// <summary>Remembers something and saves nothing.</summary>
internal sealed class ForgetfulStrategy : Strategy
{
    private int count;

    [Parameter(Description = "Of no use", Min = 0, Max = 9)]
    public int Fast { get; init; }

    public override void OnBar(in BarUpdate bar)
    {
        if (++count == 3)
        {
            _ = EnterLong(bar.Instrument);
        }
    }
}
