namespace Plimsoll.Kernel.Risk;

/// <summary>All limits, in the order of the layers.</summary>
public static class LimitCatalog
{
    private static readonly LimitInfo[] Infos = [.. LimitsOfState.All, .. LimitsOfSize.All];

    /// <summary>All limits; the place of each is the number of its name.</summary>
    public static IReadOnlyList<LimitInfo> All => Infos;

    /// <summary>What a limit means.</summary>
    /// <param name="name">Which one.</param>
    public static LimitInfo Of(LimitName name) => Infos[(int)name];

    /// <summary>The limit of that text, or null.</summary>
    /// <param name="text">Its name as it is written.</param>
    public static LimitInfo? Find(string text)
    {
        foreach (var info in Infos)
        {
            if (info.Text == text)
            {
                return info;
            }
        }

        return null;
    }
}
