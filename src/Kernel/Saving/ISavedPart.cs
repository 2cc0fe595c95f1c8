using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Saving;

/// <summary>
/// A part of the kernel that remembers something from one event to the next. What it writes begins with a section of
/// its own, whose number grows with every change of the layout: a state of another layout is refused, never misread.
/// </summary>
internal interface ISavedPart
{
    /// <summary>Writes all that is remembered. Equal states give equal bytes, whatever way led to them.</summary>
    void Save(IStateWriter writer);

    /// <summary>Reads what <see cref="Save"/> wrote, over whatever is remembered now.</summary>
    /// <exception cref="StateFormatException">It was written by another version, or of another configuration; this
    /// part may then be half restored and must be thrown away.</exception>
    void Restore(IStateReader reader);
}
