namespace Plimsoll.Kernel.Authorization;

/// <summary>A requirement in one line, for explanations.</summary>
internal static class RequirementText
{
    public static string Of(EvidenceRequirement requirement)
    {
        var word = EvidenceKinds.WordOf(requirement.Kind);
        var text = requirement.AcceptsAny ? $"any {word} on record"
            : requirement.AgeMaxNs == long.MaxValue ? $"a {word} that passed"
            : $"a {word} that passed, at most {PlainTime.Hours(requirement.AgeMaxNs)} old";
        for (var i = 0; i < requirement.Figures.Count; i++)
        {
            var bound = requirement.Figures[i];
            text += i == 0 ? " with " : " and ";
            text += bound.Name + (bound.AtLeast is { } least ? $" at least {least}" : "")
                + (bound.AtLeast is not null && bound.AtMost is not null ? " and" : "")
                + (bound.AtMost is { } most ? $" at most {most}" : "");
        }

        return text;
    }
}
