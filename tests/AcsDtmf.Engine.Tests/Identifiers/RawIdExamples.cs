using Xunit;

namespace AcsDtmf.Engine.Tests.Identifiers;

/// <summary>
/// Raw ids and their meaning, derived from the service's rules and not from this module's code: every kind in every cloud, and the edge
/// cases of each rule.
/// </summary>
public static class RawIdExamples
{
    private const string Guid = "37691ec4-57fb-4c0f-ae31-32791610cb14";
    private const string Resource = "b9614373-fd0b-480c-8fd2-cb58b70eab9f";
    private const string User = "da7be3a9-8788-42a6-85c6-56b2cf784fce";
    private const string Tenant = "c25e3a9d-9b43-4e7e-9f00-000000000001";

    /// <summary>Gets raw ids, each with its kind and members.</summary>
    public static TheoryData<string, string> All => new()
    {
        // Communication users of each cloud. The id is the whole raw id.
        { $"8:acs:{Resource}_{User}", $"communicationUser id=8:acs:{Resource}_{User}" },
        { $"8:dod-acs:{Resource}_{User}", $"communicationUser id=8:dod-acs:{Resource}_{User}" },
        { $"8:gcch-acs:{Resource}_{User}", $"communicationUser id=8:gcch-acs:{Resource}_{User}" },
        { $"8:spool:{Guid}", $"communicationUser id=8:spool:{Guid}" },
        { "8:spool:a_b_c", "communicationUser id=8:spool:a_b_c" },
        { "8:acs:one", "communicationUser id=8:acs:one" },
        { "8:acs:a_b_c_d", "communicationUser id=8:acs:a_b_c_d" },
        { "8:acs:", "communicationUser id=8:acs:" },

        // Phone numbers: the text after "4:", with an asserted id after the last underscore.
        { "4:+14255550123", "phoneNumber value=+14255550123" },
        { "4:14255550123", "phoneNumber value=14255550123" },
        { "4:anonymous", "phoneNumber value=anonymous isAnonymous" },
        { "4:Anonymous", "phoneNumber value=Anonymous" },
        { "4:anonymous_123", "phoneNumber value=anonymous_123 assertedId=123" },
        { "4:+14255550123_207ffef6-9444-41fb-92ab-20eacaae2768", "phoneNumber value=+14255550123_207ffef6-9444-41fb-92ab-20eacaae2768 assertedId=207ffef6-9444-41fb-92ab-20eacaae2768" },
        { "4:+14255550123_", "phoneNumber value=+14255550123_" },
        { "4:+14255550123_a_b", "phoneNumber value=+14255550123_a_b assertedId=b" },
        { "4:_x", "phoneNumber value=_x assertedId=x" },
        { "4:12:34:56", "phoneNumber value=12:34:56" },
        { "4:", "phoneNumber value=" },

        // Teams users and visitors.
        { $"8:orgid:{Guid}", $"microsoftTeamsUser userId={Guid} cloud=public" },
        { $"8:dod:{Guid}", $"microsoftTeamsUser userId={Guid} cloud=dod" },
        { $"8:gcch:{Guid}", $"microsoftTeamsUser userId={Guid} cloud=gcch" },
        { $"8:teamsvisitor:{Guid}", $"microsoftTeamsUser userId={Guid} isAnonymous cloud=public" },

        // Teams applications.
        { $"28:orgid:{Guid}", $"microsoftTeamsApp appId={Guid} cloud=public" },
        { $"28:dod:{Guid}", $"microsoftTeamsApp appId={Guid} cloud=dod" },
        { $"28:gcch:{Guid}", $"microsoftTeamsApp appId={Guid} cloud=gcch" },

        // Teams users of Teams Phone extensibility: three parts between the underscores.
        { $"8:acs:{Resource}_{Tenant}_{User}", $"teamsExtensionUser resourceId={Resource} tenantId={Tenant} userId={User} cloud=public" },
        { $"8:dod-acs:{Resource}_{Tenant}_{User}", $"teamsExtensionUser resourceId={Resource} tenantId={Tenant} userId={User} cloud=dod" },
        { $"8:gcch-acs:{Resource}_{Tenant}_{User}", $"teamsExtensionUser resourceId={Resource} tenantId={Tenant} userId={User} cloud=gcch" },
        { "8:acs:a_b_", "teamsExtensionUser resourceId=a tenantId=b userId= cloud=public" },

        // Any other raw id belongs to an unknown identifier.
        { $"28:{Guid}", "unknown" },
        { $"28:gal-global:{Guid}", "unknown" },
        { $"28:gcch-global:{Guid}", "unknown" },
        { $"28:ag08-global:{Guid}", "unknown" },
        { $"28:acs:{Guid}", "unknown" },
        { "8:acs", "unknown" },
        { "8:orgid:a:b", "unknown" },
        { "8:acs:a:b", "unknown" },
        { "8:ORGID:a", "unknown" },
        { "8:bleu:a", "unknown" },
        { "48:orgid:a", "unknown" },
        { ":::", "unknown" },
        { "::", "unknown" },
        { "2:+14255550123", "unknown" },
        { "somebody", "unknown" },
        { "14255550123", "unknown" },
    };
}
