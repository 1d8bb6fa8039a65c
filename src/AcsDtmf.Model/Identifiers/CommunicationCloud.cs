namespace AcsDtmf;

/// <summary>The service's words for the clouds a Microsoft Teams identity lives in. The set is open.</summary>
public static class CommunicationCloud
{
    /// <summary>The public cloud; what a missing value means.</summary>
    public const string Public = "public";

    /// <summary>The cloud of the United States Department of Defense.</summary>
    public const string Dod = "dod";

    /// <summary>The United States Government Community Cloud High.</summary>
    public const string Gcch = "gcch";
}
