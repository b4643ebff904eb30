import { apart } from "./checks/apart.js";

apart("firefox");
