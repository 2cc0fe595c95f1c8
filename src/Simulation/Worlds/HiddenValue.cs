using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Worlds;

/// <summary>
/// What the thing is worth, known to informed traders only: a walk of small normal steps and rare jumps.
/// </summary>
internal sealed class HiddenValue
{
    private readonly WorldParameters parameters;
    private readonly SeededRandom random;
    private readonly double least;
    private readonly double most;

    public HiddenValue(WorldParameters parameters, SeededRandom random)
    {
        this.parameters = parameters;
        this.random = random;
        Ticks = parameters.StartTicks;
        least = parameters.StartTicks * 0.25;
        most = parameters.StartTicks * 4.0;
    }

    /// <summary>The value in ticks, between the ticks too.</summary>
    public double Ticks { get; private set; }

    public void Step() => Move(random.NextNormal() * parameters.ValueStepTicks);

    public void Jump()
    {
        var size = Chance.Exponential(random) * parameters.JumpTicks;
        Move(random.NextInt32(2) == 0 ? size : -size);
    }

    private void Move(double ticks) => Ticks = Math.Clamp(Ticks + ticks, least, most);
}
