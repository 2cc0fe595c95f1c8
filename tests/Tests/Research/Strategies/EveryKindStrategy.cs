using Plimsoll.Kernel.Strategies;

namespace Plimsoll.Tests.Tests.Research.Strategies;

/// <summary>A strategy with a parameter of every kind.</summary>
public sealed class EveryKindStrategy : Strategy
{
    [Parameter(Description = "bars", Min = 1, Max = 500)]
    public int Bars { get; init; } = 20;

    [Parameter(Min = 0)]
    public long Lots { get; init; } = 7;

    [Parameter(Max = 1.5)]
    public double Share { get; set; } = 0.25;

    [Parameter(Min = 0.01, Max = 10)]
    public decimal Step { get; init; } = 0.10m;

    [Parameter]
    public bool IsShortAllowed { get; init; }

    [Parameter]
    public string Word { get; init; } = "calm";

    [Parameter]
    public DayOfWeek Day { get; init; } = DayOfWeek.Friday;

    [Parameter(Min = 1, Max = 7_200)]
    public TimeSpan Pause { get; init; } = TimeSpan.FromMinutes(5);

    public int NoParameter { get; set; } = 3;
}
