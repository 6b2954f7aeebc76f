-- A sede is of one entidad. Told, the planner knows that of a sede's rights as many are left when its entidad is named as well; untold it
-- believes that one is, and for the sake of that one reads the whole index in which both stand behind the person.
create statistics activation_sede_says_entidad (dependencies) on sede_id, entidad_id from activation;
analyze activation;
