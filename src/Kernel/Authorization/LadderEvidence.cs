using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>What evidence of the ladder says about the stage that comes next.</summary>
internal static class LadderEvidence
{
    /// <summary>Figure with the number of the stage that was passed, from 1.</summary>
    public const string StageFigure = "stage";

    /// <summary>Figure that is not zero when the venue was simulated.</summary>
    public const string SimulatedFigure = "simulated";

    /// <summary>How many stages are passed: the highest number that a standing record names.</summary>
    public static int PassedStages(LadderPlan plan, EvidenceSearch search, out long validUntilNs)
    {
        validUntilNs = long.MaxValue;
        var passed = 0;
        for (var stage = plan.Stages.Count; stage >= 1 && passed == 0; stage--)
        {
            var number = Amount.FromUnits(stage);
            var figures = new List<FigureBound> { new(StageFigure, number, number) };
            if (!plan.AcceptsSimulated)
            {
                figures.Add(new FigureBound(SimulatedFigure, null, Amount.Zero));
            }

            var found = search.Find(new EvidenceRequirement { Kind = EvidenceKind.Ladder, Figures = figures });
            if (found.IsMet)
            {
                passed = stage;
                validUntilNs = found.ValidUntilNs;
            }
        }

        return passed;
    }
}
