namespace Plimsoll.Host.Strategies.Drill;

/// <summary>Throws when its time has come.</summary>
internal sealed class DrillThrower : DrillStrategy
{
    protected override void Misbehave() =>
        throw new InvalidOperationException("this strategy throws, as it is meant to in a drill");
}
