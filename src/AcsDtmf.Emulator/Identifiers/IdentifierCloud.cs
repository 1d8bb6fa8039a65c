namespace AcsDtmf.Emulator.Identifiers;

/// <summary>The clouds an identifier can live in; the set is open.</summary>
internal static class IdentifierCloud
{
    public const string Public = "public";
    public const string Dod = "dod";
    public const string Gcch = "gcch";
}
