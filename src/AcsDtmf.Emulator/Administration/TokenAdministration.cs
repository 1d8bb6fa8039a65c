using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.ManagedIdentity;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Hands out tokens, good ones and bad ones.</summary>
internal static class TokenAdministration
{
    public static void Map(IEndpointRouteBuilder endpoints, EmulatorState state)
    {
        endpoints.MapPost("/tokens", (TokenRequest wish) => state.Tokens.Issue(wish));
        endpoints.MapPost("/callbacktoken", (CallbackTokenRequest wish) => new CallbackToken(state.CallbackTokens.Issue(wish)));
        endpoints.MapPost("/identity", (ManagedIdentitySettings settings) => { state.ManagedIdentity.Settings = settings; });
    }
}
