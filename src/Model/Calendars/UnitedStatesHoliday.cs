namespace Plimsoll.Model.Calendars;

/// <summary>The holidays of the US exchanges.</summary>
internal enum UnitedStatesHoliday : byte
{
    /// <summary>No holiday.</summary>
    None = 0,

    /// <summary>1 January.</summary>
    NewYear = 1,

    /// <summary>Third Monday of January, an exchange holiday since 1998.</summary>
    MartinLutherKing = 2,

    /// <summary>Third Monday of February.</summary>
    Presidents = 3,

    /// <summary>Two days before Easter Sunday.</summary>
    GoodFriday = 4,

    /// <summary>Last Monday of May.</summary>
    Memorial = 5,

    /// <summary>19 June, an exchange holiday since 2022.</summary>
    Juneteenth = 6,

    /// <summary>4 July.</summary>
    Independence = 7,

    /// <summary>First Monday of September.</summary>
    Labor = 8,

    /// <summary>Fourth Thursday of November.</summary>
    Thanksgiving = 9,

    /// <summary>25 December.</summary>
    Christmas = 10,
}
