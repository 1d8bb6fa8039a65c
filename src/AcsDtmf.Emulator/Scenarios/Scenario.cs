using System.Collections.Generic;
using System.Text.Json.Nodes;
using AcsDtmf.Emulator.Administration;

namespace AcsDtmf.Emulator.Scenarios;

/// <summary>A valid scenario.</summary>
/// <param name="Settings">The name and the seed.</param>
/// <param name="Steps">The initial calls, and then the steps of the timeline.</param>
internal sealed record Scenario(ScenarioSettings Settings, IReadOnlyList<ScenarioStep> Steps);

/// <summary>A step of a scenario.</summary>
/// <param name="Place">The place of the step in the file, such as <c>timeline[3]</c>.</param>
/// <param name="Schedule">The times when the step takes effect.</param>
/// <param name="Route">The administration request that the step executes.</param>
/// <param name="Fields">The fields of the request. The seed chooses those that are absent.</param>
internal sealed record ScenarioStep(string Place, StepSchedule Schedule, AdministrationRoute Route, JsonObject Fields);
