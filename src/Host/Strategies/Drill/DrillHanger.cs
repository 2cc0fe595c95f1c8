namespace Plimsoll.Host.Strategies.Drill;

/// <summary>Does not come back when its time has come.</summary>
internal sealed class DrillHanger : DrillStrategy
{
    protected override void Misbehave() => Thread.Sleep(Timeout.Infinite);
}
