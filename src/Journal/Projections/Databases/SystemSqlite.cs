using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Plimsoll.Journal.Projections.Databases;

/// <summary>
/// Which SQLite library is used: the system's where there is one that is newer than the packaged one, because the
/// packaged one is old.
/// </summary>
internal static class SystemSqlite
{
    private static readonly string[] Names = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3.dll"];
    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Loads the library once; says whether it is the system's.</summary>
    public static bool IsLoaded => Loaded.Value;

    private static bool Load()
    {
        var system = Find();
        if (system != IntPtr.Zero)
        {
            NativeLibrary.SetDllImportResolver(
                typeof(SQLite3Provider_e_sqlite3).Assembly,
                (name, _, _) => string.Equals(name, "e_sqlite3", StringComparison.Ordinal) ? system : IntPtr.Zero);
        }

        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return system != IntPtr.Zero;
    }

    private static IntPtr Find()
    {
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, Assembly.GetExecutingAssembly(), null, out var handle))
            {
                if (IsNewer(handle))
                {
                    return handle;
                }

                NativeLibrary.Free(handle);
            }
        }

        return IntPtr.Zero;
    }

    // The packaged library is 3.35.5; generated columns and upserts need 3.31.
    private static bool IsNewer(IntPtr library)
    {
        const int Packaged = 3_035_005;
        return NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var export)
            && Marshal.GetDelegateForFunctionPointer<VersionNumber>(export)() > Packaged;
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();

    /// <summary>The version of the library that is used.</summary>
    public static string Version => IsLoaded
        ? "system " + raw.sqlite3_libversion().utf8_to_string()
        : string.Create(CultureInfo.InvariantCulture, $"packaged {raw.sqlite3_libversion().utf8_to_string()}");
}
