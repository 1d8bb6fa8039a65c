namespace AcsDtmf;

/// <summary>The service's names of the clouds that host Microsoft Teams identities. The set is open.</summary>
public static class CommunicationCloud
{
    /// <summary>The public cloud, which is the default.</summary>
    public const string Public = "public";

    /// <summary>The cloud of the United States Department of Defense.</summary>
    public const string Dod = "dod";

    /// <summary>The United States Government Community Cloud High.</summary>
    public const string Gcch = "gcch";
}
